import { keepPreviousData } from '@tanstack/react-query';
import { useId } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { phaseWords } from '../../plan/phase-words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { Level } from '../../ui/level.tsx';
import { Asked } from '../../ui/states.tsx';
import { type Incident, useAssessment } from '../queries.ts';
import { timelineWords } from './words.ts';

interface Props {
  incident: Incident;
  /** The moment that is looked back to; null: now. */
  at: string | null;
  choose: (at: string | null) => void;
}

const MOST = 1000;

/** A slider over the moments at which something changed, and what was known at the chosen one. */
export function AsKnown({ incident, at, choose }: Props) {
  const t = useWords(timelineWords);
  const lang = useLanguage();
  const now = useNow();
  const slider = useId();
  const { data } = api.useQuery('get', '/incidents/{id}/timeline', {
    params: {
      path: { id: incident.id },
      query: { limit: MOST, order: 'newest', stream: ['incident', 'response'] },
    },
  });
  const moments = [...new Set((data?.items ?? []).map((fact) => fact.at))].reverse();
  const last = moments.length - 1;
  if (last < 1) return null;
  if (at === null)
    return (
      <button type="button" className="plain-button" onClick={() => choose(moments[last - 1]!)}>
        {t('open')}
      </button>
    );
  const place = moments.findLastIndex((moment) => moment <= at);
  const when = absoluteTime(Date.parse(at), now, lang);
  return (
    <section className="panel stack as-known" aria-labelledby="as-known">
      <h3 id="as-known">{t('known')}</h3>
      <label htmlFor={slider}>{t('moment')}</label>
      <input
        id={slider}
        type="range"
        min={0}
        max={last}
        value={Math.max(0, place)}
        aria-valuetext={when}
        onChange={(event) => choose(moments[Number(event.target.value)]!)}
      />
      <div className="row">
        <button
          type="button"
          className="plain-button"
          disabled={place < 1}
          onClick={() => choose(moments[place - 1]!)}
        >
          ← {t('earlier')}
        </button>
        <button
          type="button"
          className="plain-button"
          disabled={place >= last}
          onClick={() => choose(moments[place + 1]!)}
        >
          {t('later')} →
        </button>
        <button type="button" className="plain-button" onClick={() => choose(null)}>
          {t('now')}
        </button>
      </div>
      <p role="status">{t('atMoment', { when })}</p>
      <Then incident={incident} at={at} />
    </section>
  );
}

/** Moments come in whole seconds, and what happened within that second was known as well. */
export const wholeSecond = (at: string): string => at.replace('+08:00', '.999+08:00');

function Then({ incident, at }: { incident: Incident; at: string }) {
  const query = api.useQuery(
    'get',
    '/incidents/{id}/as-known',
    { params: { path: { id: incident.id }, query: { at: wholeSecond(at) } } },
    { placeholderData: keepPreviousData },
  );
  return <Asked query={query}>{(then) => <Knowledge then={then} incident={incident} />}</Asked>;
}

function Knowledge({ then, incident }: { then: Schemas['AsKnown']; incident: Incident }) {
  const t = useWords(timelineWords);
  const lang = useLanguage();
  const names = useNames();
  const { indicators } = usePlan();
  const today = useAssessment(incident.id).data?.totals.figures ?? {};
  const { figures } = then.evaluations.totals;
  const given = indicators.filter(({ key }) =>
    Object.values(then.data.effective).some((report) => report.figures[key] !== undefined),
  );
  const response = Object.values(then.responses).find(({ level }) => level !== null);
  const said = (figure: number | null | undefined) => (figure == null ? t('unknown') : grouped(figure));
  return (
    <>
      <p className="row">
        <span>
          {t('level')} <Level level={then.level} />
        </span>
        <span>
          {t('response')} {response ? <Level level={response.level} plain /> : t('noResponse')}
        </span>
        <span>
          {t('phase')} {wordFor(phaseWords, then.state, lang)}
        </span>
        <span>
          {t('affected')} {names.divisions(then.data.affected)}
        </span>
      </p>
      {given.length === 0 ? (
        <p className="quiet">{t('noFigures')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('figure')}</th>
              <th scope="col" className="number">
                {t('thenFigure')}
              </th>
              <th scope="col" className="number">
                {t('nowFigure')}
              </th>
            </tr>
          </thead>
          <tbody>
            {given.map(({ key, title, unit }) => (
              <tr key={key}>
                <th scope="row">
                  {title[lang]} <span className="quiet">{unit[lang]}</span>
                </th>
                <td className="number">
                  <strong>{said(figures[key])}</strong>
                </td>
                <td className="number">{said(today[key])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
