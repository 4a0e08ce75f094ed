import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../i18n/language.ts';
import { useWords, wordFor } from '../i18n/words.ts';
import { isPlaceholder } from '../offline/entry.ts';
import { OfflineIncident } from '../offline/offline-incident.tsx';
import { useNames } from '../plan/names.ts';
import { phaseWords } from '../plan/phase-words.ts';
import { ExerciseBanner } from '../ui/exercise.tsx';
import { Level } from '../ui/level.tsx';
import { Asked } from '../ui/states.tsx';
import { useCurrentInView } from '../ui/use-current-in-view.ts';
import { When } from '../ui/when.tsx';
import { IncidentSteps } from './actions/incident-steps.tsx';
import DocumentsPart from './documents/documents-part.tsx';
import { JoinedNote } from './joining/joined-note.tsx';
import { OthersDid } from './others/others-did.tsx';
import { OverviewPart } from './overview-part.tsx';
import { type Incident, useIncident, useResponses } from './queries.ts';
import { ReportPart } from './report/report-part.tsx';
import { ResponsePart } from './response/response-part.tsx';
import { TimelinePart } from './timeline/timeline-part.tsx';
import UpwardPart from './upward/upward-part.tsx';
import { incidentWords } from './words.ts';
import './incident.css';

const route = getRouteApi('/incidents/$id');
const PARTS = {
  overview: OverviewPart,
  report: ReportPart,
  response: ResponsePart,
  upward: UpwardPart,
  documents: DocumentsPart,
  timeline: TimelinePart,
};
export type PartName = keyof typeof PARTS;

/** One incident: what is known, what it calls for, what is decided and what was done. */
export default function IncidentPage() {
  const { id } = route.useParams();
  const { view = 'overview' } = route.useSearch();
  if (isPlaceholder(id)) return <OfflineIncident id={id} />;
  return <Known id={id} view={view} />;
}

function Known({ id, view }: { id: string; view: PartName }) {
  return (
    <Asked query={useIncident(id)}>
      {(incident) => {
        const Part = PARTS[view];
        return (
          <>
            {incident.exercise && <ExerciseBanner />}
            <Head incident={incident} />
            <OthersDid key={`others-${id}`} id={id} />
            <Sections id={id} view={view} />
            <Part key={id} incident={incident} />
          </>
        );
      }}
    </Asked>
  );
}

function Head({ incident }: { incident: Incident }) {
  const t = useWords(incidentWords);
  const lang = useLanguage();
  const names = useNames();
  const { data } = useResponses(incident.id);
  const response = data?.items.find(({ state }) => state === 'active' || state === 'terminating');
  const recommended = incident.data.assessment.classification.level;
  return (
    <header>
      <div className="row apart">
        <h1>{incident.data.title}</h1>
        <span className="row">
          {response ? <Level level={response.level} /> : <span className="quiet">{t('noResponse')}</span>}
          {recommended !== (response?.level ?? null) && (
            <span>
              {t('calledFor')} <Level level={recommended} plain />
            </span>
          )}
        </span>
      </div>
      <p className="quiet">
        {names.hazard(incident.hazard)} · {names.divisions(incident.data.affected)}
        {incident.data.place && ` · ${incident.data.place}`} · {wordFor(phaseWords, incident.state, lang)} ·{' '}
        {t('occurred')} <When at={incident.occurredAt} /> ·{' '}
        {t('planVersion', { version: incident.planVersion })}
      </p>
      {incident.data.narrative && <p>{incident.data.narrative}</p>}
      <JoinedNote incident={incident} />
      <IncidentSteps incident={incident} />
    </header>
  );
}

function Sections({ id, view }: { id: string; view: PartName }) {
  const row = useCurrentInView(view);
  const t = useWords(incidentWords);
  return (
    <nav ref={row} className="sections" aria-label={t('sections')}>
      {(Object.keys(PARTS) as PartName[]).map((name) => (
        <Link
          key={name}
          to="/incidents/$id"
          params={{ id }}
          search={{ view: name }}
          aria-current={name === view ? 'page' : undefined}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
