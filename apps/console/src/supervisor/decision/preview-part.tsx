import { useWords } from '../../i18n/words.ts';
import { Asked } from '../../ui/states.tsx';
import { type Approval, usePreview } from '../queries.ts';
import { WhatFollows } from './what-follows.tsx';
import { decisionWords } from './words.ts';

/** What follows from approving as it was proposed; nothing once it is decided. */
export function PreviewPart({ approval }: { approval: Approval }) {
  return approval.state === 'submitted' ? <Open approval={approval} /> : null;
}

function Open({ approval }: { approval: Approval }) {
  const t = useWords(decisionWords);
  const query = usePreview(approval.id, null);
  return (
    <section className="panel" aria-labelledby="decision-follows">
      <h2 id="decision-follows">{t('follows')}</h2>
      <Asked query={query}>
        {(preview) => <WhatFollows preview={preview} responseId={approval.responseId} />}
      </Asked>
    </section>
  );
}
