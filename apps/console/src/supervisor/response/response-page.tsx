import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { useIncident } from '../../incident/queries.ts';
import { InstructionsPanel } from '../../instructions/instructions-panel.tsx';
import { useNames } from '../../plan/names.ts';
import { ExerciseBanner } from '../../ui/exercise.tsx';
import { Level } from '../../ui/level.tsx';
import { Asked } from '../../ui/states.tsx';
import { useCurrentInView } from '../../ui/use-current-in-view.ts';
import { When } from '../../ui/when.tsx';
import { AboutLine } from '../about-line.tsx';
import { type Response, usePicture, useResponse } from '../queries.ts';
import { PictureList } from './picture-list.tsx';
import { PictureTable } from './picture-table.tsx';
import { ResponseActions } from './response-actions.tsx';
import { Settle } from './settle.tsx';
import { responseWords } from './words.ts';
import '../../incident/incident.css';
import '../decision/decision.css';
import '../supervisor.css';
import './response-page.css';

const route = getRouteApi('/responses/$id');
const VIEWS = ['list', 'table', 'settle', 'instructions'] as const;

/** A whole response: who is silent, what is late, and what may be changed in it. */
export default function ResponsePage() {
  const { id } = route.useParams();
  return <Asked query={useResponse(id)}>{(response) => <Whole key={id} response={response} />}</Asked>;
}

function Whole({ response }: { response: Response }) {
  const { view = 'list' } = route.useSearch();
  const incident = useIncident(response.incidentId);
  const picture = usePicture(response.id);
  return (
    <div className="stack">
      <Asked query={incident}>
        {(one) => (
          <header>
            {one.exercise && <ExerciseBanner />}
            <div className="row apart">
              <h1>{one.data.title}</h1>
              <Levels response={response} called={one.data.assessment.classification.level} />
            </div>
            <AboutLine about={{ exercise: false, hazard: one.hazard, affected: one.data.affected }} />
            <Standing response={response} />
            <ResponseActions response={response} />
          </header>
        )}
      </Asked>
      <Views id={response.id} view={view} />
      {view === 'settle' ? (
        <Settle response={response} />
      ) : view === 'instructions' ? (
        <InstructionsPanel incidentId={response.incidentId} />
      ) : (
        <Asked query={picture}>
          {(shown) =>
            view === 'table' ? (
              <PictureTable picture={shown} />
            ) : (
              <PictureList picture={shown} response={response} />
            )
          }
        </Asked>
      )}
    </div>
  );
}

function Levels({ response, called }: { response: Response; called: string | null }) {
  const t = useWords(responseWords);
  return (
    <span className="row">
      <Level level={response.level} />
      {called !== response.level && (
        <span>
          {t('calledFor')} <Level level={called} plain />
        </span>
      )}
    </span>
  );
}

function Standing({ response }: { response: Response }) {
  const t = useWords(responseWords);
  const names = useNames();
  const { leads, leadDelegate } = response.data;
  const word = { terminated: 'ended', terminating: 'terminating', proposed: 'proposedOnly' } as const;
  const said = word[response.state as keyof typeof word];
  return (
    <p className="row">
      {said && <strong>{t(said)}</strong>}
      {leads && (
        <span>
          {t('leads', { post: names.post(leads) })}
          {leadDelegate && t('delegated', { post: names.post(leadDelegate) })}
        </span>
      )}
      <span className="quiet">
        {t('since')} <When at={response.updatedAt} />
      </span>
      <Link to="/incidents/$id" params={{ id: response.incidentId }}>
        {t('incident')}
      </Link>
    </p>
  );
}

function Views({ id, view }: { id: string; view: (typeof VIEWS)[number] }) {
  const row = useCurrentInView(view);
  const t = useWords(responseWords);
  return (
    <nav ref={row} className="sections" aria-label={t('views')}>
      {VIEWS.map((one) => (
        <Link
          key={one}
          to="/responses/$id"
          params={{ id }}
          search={one === 'list' ? {} : { view: one }}
          activeOptions={{ exact: true }}
          aria-current={one === view ? 'page' : undefined}
        >
          {t(one)}
        </Link>
      ))}
    </nav>
  );
}
