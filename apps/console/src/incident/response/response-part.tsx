import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { InstructionsPanel } from '../../instructions/instructions-panel.tsx';
import { useCapability } from '../../plan/capabilities.ts';
import { Asked } from '../../ui/states.tsx';
import { type Incident, useApprovals, useResponses } from '../queries.ts';
import { AgencyMatters } from './agency-matters.tsx';
import { ApprovalList } from './approval-list.tsx';
import { CallSheet } from './call-sheet.tsx';
import { ProposeForm } from './propose-form.tsx';
import { responseWords } from './words.ts';
import './response.css';

const OVER = ['terminated', 'withdrawn'];

/** Proposals, decisions and the calls that follow. */
export function ResponsePart({ incident }: { incident: Incident }) {
  const t = useWords(responseWords);
  const proposes = useCapability('propose');
  const records = useCapability('log');
  const approvals = useApprovals(incident.id);
  const responses = useResponses(incident.id);
  return (
    <div className="stack">
      <Asked query={responses}>
        {({ items }) => {
          const live = items.find(({ state }) => !OVER.includes(state));
          return (
            <>
              {!live &&
                (proposes ? (
                  <ProposeForm incident={incident} />
                ) : (
                  <p className="note">{t('cannotPropose')}</p>
                ))}
              {live && live.state !== 'proposed' && (
                <Link to="/responses/$id" params={{ id: live.id }}>
                  {t('whole')} →
                </Link>
              )}
              <Asked query={approvals}>{({ items: all }) => <ApprovalList approvals={all} />}</Asked>
              {live && live.state !== 'proposed' && <AgencyMatters responseId={live.id} />}
              {live && live.state !== 'proposed' && records && <CallSheet responseId={live.id} />}
            </>
          );
        }}
      </Asked>
      <InstructionsPanel incidentId={incident.id} />
    </div>
  );
}
