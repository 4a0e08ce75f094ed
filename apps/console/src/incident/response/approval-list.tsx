import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { useNames } from '../../plan/names.ts';
import { Level } from '../../ui/level.tsx';
import { Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Approval } from '../queries.ts';
import { SpokenDialog } from './spoken-dialog.tsx';
import { responseWords } from './words.ts';

/** Proposals and decisions, the newest first: the recommended, the proposed and the decided level apart. */
export function ApprovalList({ approvals }: { approvals: readonly Approval[] }) {
  const t = useWords(responseWords);
  return (
    <section className="panel stack" aria-labelledby="approvals">
      <h2 id="approvals">{t('decided')}</h2>
      {approvals.length === 0 && <Empty>{t('noApprovals')}</Empty>}
      <ul className="stack plain-list">
        {[...approvals].reverse().map((approval) => (
          <ApprovalItem key={approval.id} approval={approval} />
        ))}
      </ul>
    </section>
  );
}

function ApprovalItem({ approval }: { approval: Approval }) {
  const t = useWords(responseWords);
  const names = useNames();
  const records = useCapability('log');
  const [recording, setRecording] = useState(false);
  const { data, state, context } = approval;
  return (
    <li>
      <div className="row">
        <span>{t('proposedBy', { post: names.post(data.proposedAs) })}</span>
        <Level level={data.proposedLevel} plain />
        <When at={approval.createdAt} />
        {data.reason && <span className="quiet">{data.reason}</span>}
      </div>
      {state === 'submitted' && (
        <div className="row">
          <strong>
            {t('pending')}：{names.post(approval.post)}
          </strong>
          {records && <Button onClick={() => setRecording(true)}>{t('phone')}</Button>}
        </div>
      )}
      {/* Somebody else's word does not take away what is being recorded. */}
      {(recording || (records && state === 'submitted')) && (
        <SpokenDialog approval={approval} open={recording} onClose={() => setRecording(false)} />
      )}
      {state === 'returned' && <p className="bad">{t('returnedFor', { reason: data.returnedFor ?? '' })}</p>}
      {data.decision && (
        <div className="row">
          <span>{t('decidedBy', { post: names.post(data.decision.post) })}</span>
          <Level level={data.decision.level} />
          <When at={data.decision.at} />
          {data.decision.spoken && <span>{t('bySpeech', { caller: data.decision.spoken.caller })}</span>}
          {context.signature === 'awaiting' && <strong className="bad">{t('awaiting')}</strong>}
          {context.signature === 'signed' && <span>✓ {t('signed')}</span>}
          {data.decision.reason && <span className="quiet">{data.decision.reason}</span>}
        </div>
      )}
    </li>
  );
}
