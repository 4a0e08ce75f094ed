import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import type { Incident } from '../../incident/queries.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Loading } from '../../ui/states.tsx';
import { decisionWords } from './words.ts';

const PrefectureMap = lazy(async () => ({
  default: (await import('../../map/prefecture-map.tsx')).PrefectureMap,
}));
const isWide = () => window.matchMedia('(min-width: 1000px)').matches;

/** Where it is, by the figure that one chooses; read when it is opened, which on a wide screen is at once. */
export function LazyMap({ incident }: { incident: Incident }) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const { indicators } = usePlan();
  const [open, setOpen] = useState(isWide);
  const { affected, effective } = incident.data;
  const given = indicators.filter(({ key }) =>
    Object.values(effective).some(({ figures }) => figures[key] != null),
  );
  const [key, choose] = useState<string | null>(null);
  const shown = given.find((one) => one.key === key) ?? given[0] ?? indicators[0]!;
  return (
    <details className="lazy-map" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('map')}</summary>
      {open && (
        <Suspense fallback={<Loading />}>
          {given.length > 1 && (
            <select
              className="control slim"
              aria-label={t('map')}
              value={shown.key}
              onChange={(event) => choose(event.target.value)}
            >
              {given.map(({ key: one, title }) => (
                <option key={one} value={one}>
                  {title[lang]}
                </option>
              ))}
            </select>
          )}
          <PrefectureMap
            figure={`${shown.title[lang]}（${shown.unit[lang]}）`}
            marked={affected}
            values={Object.fromEntries(
              Object.entries(effective).map(([code, { figures }]) => [code, figures[shown.key] ?? undefined]),
            )}
          />
        </Suspense>
      )}
    </details>
  );
}
