import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Asked, Empty } from '../../ui/states.tsx';
import type { Incident } from '../queries.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { BeginButtons } from './begin-buttons.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { kindNow } from './owed-kind.ts';
import { OwedPanel } from './owed-panel.tsx';
import { PaperList } from './paper-list.tsx';
import { type Papers, type ReportKind, useUpward } from './queries.ts';
import { StepDialog } from './step-dialog.tsx';
import type { Step } from './steps.ts';
import { WhoMay } from './who-may.tsx';
import { upwardWords } from './words.ts';
import './upward.css';

/** What the level above has been told, what it is owed, and each document on its way there. */
export default function UpwardPart({ incident }: { incident: Incident }) {
  const t = useWords(upwardWords);
  const { upward } = usePlan();
  const query = useUpward(incident.id);
  if (!upward) return <Empty>{t('notInPlan')}</Empty>;
  return (
    <Asked query={query}>
      {(papers) => <All incident={incident} papers={papers} again={() => void query.refetch()} />}
    </Asked>
  );
}

type Doing =
  | { do: 'draft'; kind: ReportKind }
  | { do: 'apply'; level: string }
  | { do: Step | 'look'; id: string };
/** Nothing goes up for these any more. */
const NO_MORE = ['dismissed', 'merged'];

function All({ incident, papers, again }: { incident: Incident; papers: Papers; again: () => void }) {
  const t = useWords(upwardWords);
  const writes = useCapability('propose');
  const [doing, setDoing] = useState<Doing | null>(null);
  const { items } = papers;
  const over = NO_MORE.includes(incident.state);
  const reported = Object.keys(incident.data.effective).length > 0;
  const close = () => setDoing(null);
  const onDrafted = (id: string) => {
    again();
    setDoing({ do: 'look', id });
  };
  const paper = doing && 'id' in doing && items.find(({ id }) => id === doing.id);
  return (
    <div className="stack">
      <OwedPanel
        papers={papers}
        onDraft={writes && reported && !over ? (kind) => setDoing({ do: 'draft', kind }) : undefined}
      />
      <section className="panel stack" aria-labelledby="upward-papers">
        <h2 id="upward-papers">{t('papers')}</h2>
        {!over && writes && (
          <BeginButtons
            incident={incident}
            onDraft={() => setDoing({ do: 'draft', kind: kindNow(items) })}
            onApply={(level) => setDoing({ do: 'apply', level })}
          />
        )}
        {!over && !writes && <WhoMay step={t('writing')} capability="propose" />}
        <PaperList incident={incident} papers={items} onStep={(step, id) => setDoing({ do: step, id })} />
        <p className="quiet">{t('zone')}</p>
      </section>
      {doing?.do === 'draft' && 'kind' in doing && (
        <DraftDialog
          {...{ incident, kind: doing.kind, onDrafted, onClose: close }}
          firstSent={kindNow(items) !== 'first'}
        />
      )}
      {doing?.do === 'apply' && 'level' in doing && (
        <ApplyDialog {...{ incident, level: doing.level, onDrafted, onClose: close }} />
      )}
      {paper && (
        <StepDialog
          key={`${doing.do} ${paper.id}`}
          step={doing.do}
          {...{ paper, incident, writes, onDrafted, onClose: close }}
        />
      )}
    </div>
  );
}
