import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { grouped, signed } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Level } from '../../ui/level.tsx';
import { Asked } from '../../ui/states.tsx';
import type { Assessment, Incident } from '../queries.ts';
import { indicatorsOf, ladderOf } from './ladder.ts';
import { assessmentWords } from './words.ts';

const BEYOND = 1.25;

/** Moves the figures that count and shows what they would come to; it asks the engine and records nothing. */
export function WhatIf({ incident, assessment }: { incident: Incident; assessment: Assessment }) {
  const t = useWords(assessmentWords);
  const plan = usePlan();
  const lang = useLanguage();
  const [moved, setMoved] = useState<Record<string, number>>({});
  const asked = useDeferredValue(moved);
  const now = assessment.totals.figures;
  const branches = assessment.reported.criteria.filter(({ applicable }) => applicable).map(({ key }) => key);
  const most: Record<string, number> = {};
  for (const branch of branches) {
    const top = ladderOf(plan, branch).at(-1)?.from;
    if (top) for (const key of indicatorsOf(plan, branch)) most[key] = Math.max(most[key] ?? 0, top * BEYOND);
  }
  const query = api.useQuery(
    'post',
    '/classify',
    {
      body: {
        plan: incident.planId,
        asOf: incident.occurredAt.slice(0, 10),
        hazard: incident.hazard,
        reported: { ...now, ...asked },
        base: incident.data.base,
        attributes: incident.data.attributes,
      },
    },
    { placeholderData: keepPreviousData, enabled: Object.keys(moved).length > 0 },
  );
  return (
    <section className="panel stack" aria-labelledby="what-if">
      <div className="row apart">
        <h2 id="what-if">{t('whatIf')}</h2>
        <button type="button" className="plain-button" onClick={() => setMoved({})}>
          {t('reset')}
        </button>
      </div>
      <p className="note">{t('changesNothing')}</p>
      <p className="row" role="status">
        {t('would')}{' '}
        {Object.keys(moved).length === 0 ? (
          <Level level={assessment.reported.level} />
        ) : (
          <Asked query={query}>{({ level }) => <Level level={level} />}</Asked>
        )}
      </p>
      {Object.entries(most).map(([key, max]) => {
        const indicator = plan.indicators.find((one) => one.key === key)!;
        const was = now[key] ?? 0;
        const value = moved[key] ?? was;
        return (
          <div key={key} className="slider">
            <label htmlFor={`what-if-${key}`}>{indicator.title[lang]}</label>
            <input
              id={`what-if-${key}`}
              type="range"
              min={0}
              max={Math.max(max, was)}
              step={max > 1000 ? 10 : 1}
              value={value}
              aria-valuetext={`${grouped(value)} ${indicator.unit[lang]}`}
              onChange={(event) => setMoved({ ...moved, [key]: Number(event.target.value) })}
            />
            <span className="number">
              {now[key] == null && moved[key] === undefined
                ? t('notKnown')
                : `${grouped(value)} ${indicator.unit[lang]}`}
              {value !== was && <strong> {signed(value - was)}</strong>}
            </span>
          </div>
        );
      })}
    </section>
  );
}
