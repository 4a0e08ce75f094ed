import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { duration } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useAssessment, useIncident } from '../../incident/queries.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Due } from '../../ui/due.tsx';
import { ExerciseBanner } from '../../ui/exercise.tsx';
import { Asked } from '../../ui/states.tsx';
import { AboutLine } from '../about-line.tsx';
import { type Approval, useApproval, useDecisions, useHistory } from '../queries.ts';
import { DecideBar } from './decide-bar.tsx';
import { DisagreementNote } from './disagreement-note.tsx';
import { FiguresShort } from './figures-short.tsx';
import { LazyMap } from './lazy-map.tsx';
import { LevelsLine } from './levels-line.tsx';
import { Opinions } from './opinions.tsx';
import { PreviewPart } from './preview-part.tsx';
import { WhyShort } from './why-short.tsx';
import { decisionWords } from './words.ts';
import '../supervisor.css';
import './decision.css';

const route = getRouteApi('/decisions/$id');

/** One decision with all that it rests on and all that would follow from it. */
export default function DecisionPage() {
  const { id } = route.useParams();
  return <Asked query={useApproval(id)}>{(approval) => <Decision key={id} approval={approval} />}</Asked>;
}

function Decision({ approval }: { approval: Approval }) {
  const t = useWords(decisionWords);
  const level = useLevelTitle();
  const { incidentId, data } = approval;
  const incident = useIncident(incidentId);
  const assessment = useAssessment(incidentId);
  const response = api.useQuery('get', '/responses/{id}', { params: { path: { id: approval.responseId } } });
  return (
    <Asked query={incident}>
      {(one) => (
        <article className="decision-page">
          {one.exercise && <ExerciseBanner />}
          <header>
            <h1>{t(data.kind, { level: data.proposedLevel ? level.of(data.proposedLevel) : '' })}</h1>
            <p>
              <strong>
                <Link to="/incidents/$id" params={{ id: incidentId }}>
                  {one.data.title}
                </Link>
              </strong>{' '}
              <AboutLine about={{ exercise: false, hazard: one.hazard, affected: one.data.affected }} />
            </p>
            <WhoAndWhen approval={approval} />
          </header>
          <Asked query={assessment}>
            {(now) => (
              <div className="decision-parts">
                <div className="panel stack">
                  <LevelsLine approval={approval} assessment={now} running={response.data?.level ?? null} />
                  <DisagreementNote approvalId={approval.id} />
                  <FiguresShort incident={one} assessment={now} />
                  <WhyShort assessment={now} />
                </div>
                <div className="stack">
                  <PreviewPart approval={approval} />
                  <div className="panel">
                    <Opinions approvalId={approval.id} incidentId={incidentId} />
                    <LazyMap incident={one} />
                  </div>
                </div>
                <DecideBar approval={approval} assessment={now} />
              </div>
            )}
          </Asked>
        </article>
      )}
    </Asked>
  );
}

function WhoAndWhen({ approval }: { approval: Approval }) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const names = useNames();
  const now = useNow();
  const proposer = useHistory(approval.id).data?.items.findLast(({ fact }) => fact === 'approval.submitted');
  const pending = useDecisions().data?.approvals.find(({ id }) => id === approval.id);
  const { decideBy, own = false } = pending ?? {};
  return (
    <>
      <p className="row">
        <span>{t('proposedBy', { who: proposer?.by ?? names.post(approval.data.proposedAs) })}</span>
        {approval.state === 'submitted' && (
          <>
            {!own && <span className="quiet">→ {names.post(approval.post)}</span>}
            <strong>{t('waits', { long: duration(now - Date.parse(approval.updatedAt), lang) })}</strong>
          </>
        )}
        {decideBy && (
          <span>
            {t('decideBy')} <Due at={decideBy} />
          </span>
        )}
      </p>
      {approval.data.reason && (
        <p className="said">
          <span className="quiet">{t('reason')}：</span>
          {approval.data.reason}
        </p>
      )}
    </>
  );
}
