import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { api, type Schemas } from '../api/client.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { Asked, Empty } from '../ui/states.tsx';
import { standingOf } from './standing.ts';
import { planWords } from './words.ts';

type Plans = Schemas['Plans'];
const route = getRouteApi('/plans');

/** Every plan with its versions; a link that names a clause or an item leads on to the plan in use. */
export default function PlansPage() {
  const t = useWords(planWords);
  const search = route.useSearch();
  const query = api.useQuery('get', '/plans', {}, { staleTime: 60_000 });
  return (
    <Asked query={query}>
      {(plans) => {
        if (search.clause || search.item) {
          const [jurisdiction, plan] = plans.inUse.split('/') as [string, string];
          return (
            <Navigate
              to="/plans/$jurisdiction/$plan"
              params={{ jurisdiction, plan }}
              search={search}
              replace
            />
          );
        }
        return (
          <div className="stack">
            <h1>{t('title')}</h1>
            {plans.items.length === 0 && <Empty>{t('none')}</Empty>}
            <ul className="stack plain-list">
              {[...plans.items].reverse().map((version) => (
                <VersionItem
                  key={`${version.id} ${version.effectiveFrom}`}
                  version={version}
                  inUse={plans.inUse}
                />
              ))}
            </ul>
          </div>
        );
      }}
    </Asked>
  );
}

function VersionItem({ version, inUse }: { version: Plans['items'][number]; inUse: string }) {
  const t = useWords(planWords);
  const say = useSay();
  const [jurisdiction, plan] = version.id.split('/') as [string, string];
  const { effectiveFrom, effectiveTo, document } = version;
  return (
    <li className="panel">
      <h2>
        <Link
          to="/plans/$jurisdiction/$plan"
          params={{ jurisdiction, plan }}
          search={{ version: effectiveFrom }}
        >
          {say(version.title)}
        </Link>
      </h2>
      <p className="row">
        <strong>{t(standingOf(version))}</strong>
        <span>{t('version', { date: effectiveFrom })}</span>
        {effectiveTo && <span>{t('until', { date: effectiveTo })}</span>}
        {version.id === inUse && <span>{t('inUse')}</span>}
      </p>
      <p className="quiet">
        {say(version.jurisdiction)} · {document.number} · {t('issued')} {document.issuedOn}
        {document.replaces && ` · ${t('replaces', { number: document.replaces })}`}
      </p>
    </li>
  );
}
