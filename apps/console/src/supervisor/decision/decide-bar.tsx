import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import { type Approval, usePreview } from '../queries.ts';
import { actionOf } from './action-of.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { OtherLevelDialog } from './other-level-dialog.tsx';
import { SendBackDialog } from './send-back-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { decideWords } from './words.ts';

type Question = 'approve' | 'other' | 'return' | 'reject' | 'sign';

/** What one may decide, always within reach of the thumb; once decided, what was decided. */
export function DecideBar({ approval, assessment }: { approval: Approval; assessment: Assessment }) {
  const { state } = approval;
  return (
    <section className="decide-bar">
      {state === 'submitted' ? (
        <Deciding approval={approval} assessment={assessment} />
      ) : (
        <Outcome approval={approval} />
      )}
    </section>
  );
}

function Deciding({ approval, assessment }: { approval: Approval; assessment: Assessment }) {
  const t = useWords(decideWords);
  const names = useNames();
  const level = useLevelTitle();
  const preview = usePreview(approval.id, null).data;
  const [asked, ask] = useState<Question | null>(null);
  const close = () => ask(null);
  if (!preview) return null;
  if (preview.authority === 'none')
    return <p className="note">{t('notMine', { post: names.post(approval.post) })}</p>;
  const { key, values } = actionOf(preview, level.of, names.post);
  return (
    <>
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={preview.unsettled.length > 0}
          onClick={() => ask('approve')}
        >
          {t(key, values)}
        </Button>
        {approval.data.kind !== 'termination' && (
          <Button size="large" onClick={() => ask('other')}>
            {t('other')}
          </Button>
        )}
        <Button size="large" onClick={() => ask('return')}>
          {t('return')}
        </Button>
        <Button size="large" type="text" onClick={() => ask('reject')}>
          {t('reject')}
        </Button>
      </div>
      {asked === 'approve' && (
        <ApproveDialog approval={approval} assessment={assessment} preview={preview} onClose={close} />
      )}
      {asked === 'other' && <OtherLevelDialog approval={approval} assessment={assessment} onClose={close} />}
      {(asked === 'return' || asked === 'reject') && (
        <SendBackDialog approval={approval} step={asked} onClose={close} />
      )}
    </>
  );
}

function Outcome({ approval }: { approval: Approval }) {
  const t = useWords(decideWords);
  const names = useNames();
  const [signing, setSigning] = useState(false);
  const { state, data, context } = approval;
  const { decision } = data;
  if (!decision)
    return (
      <p role="status">
        <strong>{t(state === 'returned' ? 'returned' : state === 'lapsed' ? 'lapsed' : 'rejected')}</strong>{' '}
        {data.returnedFor}
      </p>
    );
  return (
    <div className="stack">
      <p className="row" role="status">
        <strong>✓ {t('done')}</strong>
        {decision.level && <Level level={decision.level} />}
        <span>{t('decidedBy', { post: names.post(decision.post) })}</span>
        {decision.spoken && <span>{t('bySpeech', { caller: decision.spoken.caller })}</span>}
        <When at={decision.at} />
        {context.signature === 'signed' && <span>✓ {t('signed')}</span>}
        {context.signature === 'awaiting' && <strong className="bad">{t('awaiting')}</strong>}
        {decision.reason && <span className="quiet">{decision.reason}</span>}
      </p>
      <div className="row">
        {context.signature === 'awaiting' && (
          <Button type="primary" size="large" onClick={() => setSigning(true)}>
            {t('sign')}
          </Button>
        )}
        <Link className="go" to="/responses/$id" params={{ id: approval.responseId }}>
          {t('picture')} →
        </Link>
      </div>
      {signing && <SignDialog approval={approval} onClose={() => setSigning(false)} />}
    </div>
  );
}
