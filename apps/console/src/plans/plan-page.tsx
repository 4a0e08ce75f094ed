import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { Asked } from '../ui/states.tsx';
import { useCurrentInView } from '../ui/use-current-in-view.ts';
import { AgenciesPart } from './agencies-part.tsx';
import { ChangesPart } from './changes-part.tsx';
import { ClausePanel } from './clause-panel.tsx';
import { ClausesPart } from './clauses-part.tsx';
import { LevelsPart } from './levels-part.tsx';
import { MeasuresPart } from './measures-part.tsx';
import { PARTS, type Part, type PlanText, partOf } from './plan-text.ts';
import { RulesPart } from './rules-part.tsx';
import { SearchField } from './search-field.tsx';
import { standingOf } from './standing.ts';
import { planWords } from './words.ts';
import './plans.css';

const route = getRouteApi('/plans/$jurisdiction/$plan');
const VIEWS = {
  levels: LevelsPart,
  measures: MeasuresPart,
  clauses: ClausesPart,
  agencies: AgenciesPart,
  rules: RulesPart,
} as const;

/** One plan: levels, measures, clauses, agencies, clocks, and what changes between its versions. */
export default function PlanPage() {
  const { jurisdiction, plan } = route.useParams();
  const { version } = route.useSearch();
  const plans = api.useQuery('get', '/plans', {}, { staleTime: 60_000 });
  return (
    <Asked query={plans}>
      {({ items }) => {
        const own = items.filter(({ id }) => id === `${jurisdiction}/${plan}`);
        const wanted = version ?? (own.find(({ inForce }) => inForce) ?? own.at(-1))?.effectiveFrom;
        return (
          <VersionText key={wanted} path={{ jurisdiction, plan, effectiveFrom: wanted ?? 'unknown' }}>
            {own.map(({ effectiveFrom }) => effectiveFrom)}
          </VersionText>
        );
      }}
    </Asked>
  );
}

interface TextProps {
  path: { jurisdiction: string; plan: string; effectiveFrom: string };
  /** Every version of the plan. */
  children: string[];
}

function VersionText({ path, children: versions }: TextProps) {
  const query = api.useQuery(
    'get',
    '/plans/{jurisdiction}/{plan}/versions/{effectiveFrom}',
    { params: { path } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return <Asked query={query}>{(text) => <TextView text={text} versions={versions} />}</Asked>;
}

function TextView({ text, versions }: { text: PlanText; versions: string[] }) {
  const t = useWords(planWords);
  const { part, item, clause } = route.useSearch();
  const linked = text.items.find(({ id }) => id === item);
  const shown: Part = part ?? (linked ? partOf(linked) : 'levels');
  const row = useCurrentInView(shown);
  useEffect(() => {
    if (item) document.getElementById(item)?.scrollIntoView({ block: 'center' });
  }, [item]);
  return (
    <div className="stack plan">
      <Head text={text} />
      <SearchField text={text} />
      {clause && <ClausePanel text={text} clause={clause} />}
      <nav ref={row} className="sections no-print" aria-label={t('parts')}>
        {PARTS.map((each) => (
          <Link
            key={each}
            from="/plans/$jurisdiction/$plan"
            to="/plans/$jurisdiction/$plan"
            search={({ version }) => ({ part: each, ...(version && { version }) })}
            aria-current={each === shown ? 'page' : undefined}
          >
            {t(each)}
          </Link>
        ))}
      </nav>
      {shown === 'changes' && <ChangesPart text={text} versions={versions} />}
      {Object.entries(VIEWS).map(
        ([name, View]) =>
          (shown === name || shown === 'all') && <View key={name} text={text} whole={shown === 'all'} />,
      )}
    </div>
  );
}

function Head({ text: { version, hash } }: { text: PlanText }) {
  const t = useWords(planWords);
  const say = useSay();
  const { document } = version;
  return (
    <header>
      <div className="row apart">
        <h1>{say(version.title)}</h1>
        <button type="button" className="plain-button no-print" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <p className="row">
        <strong>{t(standingOf(version))}</strong>
        <span>{t('version', { date: version.effectiveFrom })}</span>
        {version.effectiveTo && <span>{t('until', { date: version.effectiveTo })}</span>}
        <span className="quiet">
          {document.number} · {t('issued')} {document.issuedOn}
          {document.replaces && ` · ${t('replaces', { number: document.replaces })}`} ·{' '}
          <code>{hash.slice(0, 12)}</code>
        </span>
      </p>
    </header>
  );
}
