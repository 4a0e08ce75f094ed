import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import type { Incident } from '../queries.ts';
import { AsKnown, wholeSecond } from './as-known.tsx';
import { ChainBadge } from './chain-badge.tsx';
import { FactItem } from './fact-item.tsx';
import { timelineWords } from './words.ts';
import './timeline.css';

const READ = 500;
const MOST = 1000;
const STEP = 100;
/** What a person asks for, and the streams of the journal that answer it. */
const KINDS: Record<string, string[]> = {
  reports: ['incident', 'report', 'consultation', 'sector', 'verification'],
  decisions: ['approval', 'response'],
  tasks: ['task', 'work_group', 'instruction'],
  calls: ['call', 'informed', 'delivery'],
  duties: ['report_duty'],
};

/** Every fact: who did what, when, under which clause; up to now, or to a moment that is looked back to. */
export function TimelinePart({ incident }: { incident: Incident }) {
  const t = useWords(timelineWords);
  const [kind, setKind] = useState<string | null>(null);
  const [by, setBy] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const [shown, setShown] = useState(STEP);
  const [limit, setLimit] = useState(READ);
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(new Map());
  const query = api.useQuery(
    'get',
    '/incidents/{id}/timeline',
    {
      params: {
        path: { id: incident.id },
        query: {
          ...{ limit, order: 'newest' as const },
          ...(kind && { stream: KINDS[kind]! }),
          ...(by && { by }),
          ...(at && { until: wholeSecond(at) }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  // Whoever was seen once stays a choice, also where a filter leaves others out.
  const unseen = (query.data?.items ?? []).filter(({ actor }) => !people.has(actor.id));
  if (unseen.length)
    setPeople(new Map([...people, ...unseen.map(({ actor }) => [actor.id, actor.name] as const)]));
  return (
    <section className="panel stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('title')}</h2>
      <ChainBadge facts={query.data?.items ?? []} />
      <AsKnown incident={incident} at={at} choose={setAt} />
      <div className="row">
        <fieldset className="row bare">
          <legend className="hidden">{t('filter')}</legend>
          {[null, ...Object.keys(KINDS)].map((one) => (
            <button
              key={one}
              type="button"
              className="plain-button"
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {t((one ?? 'all') as 'all')}
            </button>
          ))}
        </fieldset>
        <label className="row">
          {t('who')}
          <select className="control slim" value={by} onChange={(event) => setBy(event.target.value)}>
            <option value="">{t('anyone')}</option>
            {[...people].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Asked query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty>{t('none')}</Empty>}
            <ol className="facts">
              {items.slice(0, shown).map((fact) => (
                <FactItem key={fact.seq} fact={fact} />
              ))}
            </ol>
            {items.length > shown ? (
              <button type="button" className="plain-button" onClick={() => setShown(shown + STEP)}>
                {t('more', { count: Math.min(STEP, items.length - shown) })}
              </button>
            ) : (
              next !== null &&
              limit < MOST && (
                <button type="button" className="plain-button" onClick={() => setLimit(MOST)}>
                  {t('older')}
                </button>
              )
            )}
            {next !== null && limit === MOST && items.length <= shown && <TooMany shown={items.length} />}
          </>
        )}
      </Asked>
    </section>
  );
}
