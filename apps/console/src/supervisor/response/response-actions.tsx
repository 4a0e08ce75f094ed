import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../../app/session/session.ts';
import { useWords } from '../../i18n/words.ts';
import { useApprovals } from '../../incident/queries.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { mayRelease } from '../../plan/may-release.ts';
import { usePlan } from '../../plan/use-plan.ts';
import type { Response } from '../queries.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { LeadDialog } from './lead-dialog.tsx';
import { changeWords, responseWords } from './words.ts';

const PENDING = ['submitted', 'returned'];

/** Raising, lowering, ending, delegating: what one may do with the response as a whole. */
export function ResponseActions({ response }: { response: Response }) {
  const t = useWords(changeWords);
  const say = useWords(responseWords);
  const me = useMe();
  const plan = usePlan();
  const proposes = useCapability('propose');
  const decides = useCapability('decide');
  const [asked, ask] = useState<'adjust' | 'end' | 'lead' | null>(null);
  const approvals = useApprovals(response.incidentId).data?.items ?? [];
  const pending = approvals.find(
    ({ responseId, state }) => responseId === response.id && PENDING.includes(state),
  );
  if (!['active', 'terminating'].includes(response.state)) return null;
  const activation = plan.levels.find(({ level }) => level === response.level)?.activation;
  // Whoever stands above the leading post may delegate as it may.
  const leads = activation !== undefined && mayRelease(me, plan, [activation.leads], null);
  const delegates = leads && (activation.leadingDelegates ?? []).length > 0;
  const close = () => ask(null);
  return (
    <>
      {pending && (
        <p>
          <Link className="go" to="/decisions/$id" params={{ id: pending.id }}>
            {say('pending')} →
          </Link>
        </p>
      )}
      <div className="row">
        {(decides || proposes) && !pending && (
          <Button size="large" onClick={() => ask('adjust')}>
            {t('adjust')}
          </Button>
        )}
        {proposes && !pending && response.state === 'active' && (
          <Button size="large" onClick={() => ask('end')}>
            {t('end')}
          </Button>
        )}
        {delegates && response.state === 'active' && (
          <Button size="large" onClick={() => ask('lead')}>
            {t('delegate')}
          </Button>
        )}
      </div>
      {asked === 'adjust' && <AdjustDialog response={response} onClose={close} />}
      {asked === 'end' && <EndDialog response={response} onClose={close} />}
      {asked === 'lead' && activation && (
        <LeadDialog response={response} to={activation.leadingDelegates ?? []} onClose={close} />
      )}
    </>
  );
}
