import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { useCapability } from '../plan/capabilities.ts';
import { Asked, Empty } from '../ui/states.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { InstructionItem } from './instruction-item.tsx';
import { useInstructions } from './queries.ts';
import { useWritingPosts } from './use-writing-posts.ts';
import { instructionWords } from './words.ts';

const RANK: Record<string, number> = { answered: 0, open: 1 };
const rank = (state: string): number => RANK[state] ?? 2;

/** What leaders ordered in this incident, and what came of it: what waits for a word first. */
export function InstructionsPanel({ incidentId }: { incidentId: string }) {
  const t = useWords(instructionWords);
  const posts = useWritingPosts();
  const records = useCapability('log');
  const [giving, setGiving] = useState(false);
  return (
    <section className="panel stack" aria-labelledby="instructions">
      <div className="row apart">
        <h2 id="instructions">{t('title')}</h2>
        {posts.length > 0 && (
          <Button size="large" onClick={() => setGiving(true)}>
            {t(records ? 'record' : 'give')}
          </Button>
        )}
      </div>
      <Asked query={useInstructions(incidentId)}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ul className="plain-list stack">
              {items
                .toSorted((a, b) => rank(a.state) - rank(b.state) || b.createdAt.localeCompare(a.createdAt))
                .map((one) => (
                  <InstructionItem key={one.id} instruction={one} />
                ))}
            </ul>
          )
        }
      </Asked>
      {giving && <GiveDialog incidentId={incidentId} posts={posts} onClose={() => setGiving(false)} />}
    </section>
  );
}
