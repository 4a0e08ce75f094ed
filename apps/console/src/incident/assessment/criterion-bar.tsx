import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import type { Assessment, Criterion } from '../queries.ts';
import { ladderOf, placeOn, titlesOf } from './ladder.ts';
import { assessmentWords } from './words.ts';

interface Props {
  reported: Criterion;
  assessed: Criterion | undefined;
  missingFrom: Assessment['totals']['missingFrom'];
}

/** One way to reach a level: the value against every threshold, with its clause, what is unknown and what is short. */
export function CriterionBar({ reported, assessed, missingFrom }: Props) {
  const t = useWords(assessmentWords);
  const plan = usePlan();
  const lang = useLanguage();
  const level = useLevelTitle();
  const rungs = ladderOf(plan, reported.key);
  const { criterion, branch } = titlesOf(plan, reported.key, lang);
  const cite = reported.cite ?? rungs[0]?.cite;
  return (
    <li className="criterion">
      <div className="row apart">
        <h3>{branch === criterion ? criterion : `${criterion} · ${branch}`}</h3>
        {cite && <span className="quiet">{t('clause', { cite })}</span>}
      </div>
      {!reported.applicable ? (
        <p className="quiet">{t('notApplicable')}</p>
      ) : (
        <>
          <Track name={t('reported')} result={reported} rungs={rungs} />
          {assessed && <Track name={t('assessed')} result={assessed} rungs={rungs} />}
          <div className="rungs" aria-hidden="true">
            {rungs.map(({ level: of, from }, index) => (
              <span key={of} style={{ left: `${((index + 1) / (rungs.length + 1)) * 100}%` }}>
                {grouped(from)}
                <br />
                {level.of(of).replace(/响应| response/, '')}
              </span>
            ))}
          </div>
          <Distance result={assessed ?? reported} />
          <Unknowns result={reported} missingFrom={missingFrom} />
        </>
      )}
    </li>
  );
}

function Track({ name, result, rungs }: { name: string; result: Criterion; rungs: { from: number }[] }) {
  const t = useWords(assessmentWords);
  const level = useLevelTitle();
  const { value } = result;
  const bounded = value !== null && result.unknown.length > 0;
  const number =
    value === null ? t('cannot') : bounded ? t('atLeast', { value: grouped(value) }) : grouped(value);
  return (
    <div className="track">
      <span className="track-name">{name}</span>
      <span className="bar" aria-hidden="true">
        {rungs.map(({ from }, index) => (
          <i key={from} style={{ left: `${((index + 1) / (rungs.length + 1)) * 100}%` }} />
        ))}
        <b
          className={bounded ? 'filled open' : 'filled'}
          style={{ width: `${(value === null ? 0 : placeOn(rungs, value)) * 100}%` }}
        />
      </span>
      <span className="track-value">
        <strong>{number}</strong> {result.level && level.of(result.level)}
      </span>
    </div>
  );
}

function Distance({ result: { next, level: reached } }: { result: Criterion }) {
  const t = useWords(assessmentWords);
  const level = useLevelTitle();
  if (next?.need == null) return reached && !next ? <p className="quiet">{t('top')}</p> : null;
  return <p className="quiet">{t('next', { level: level.of(next.level), need: grouped(next.need) })}</p>;
}

function Unknowns({ result, missingFrom }: { result: Criterion; missingFrom: Props['missingFrom'] }) {
  const t = useWords(assessmentWords);
  const lang = useLanguage();
  const names = useNames();
  if (!result.unknown.length) return null;
  const comma = lang === 'zh' ? '、' : ', ';
  const what = result.unknown.map((key) => {
    const indicator = names.indicator(key)?.title[lang] ?? key;
    const places = missingFrom[key]?.map(names.division).join(comma);
    return places ? t('missing', { indicator, places }) : indicator;
  });
  return <p className="unknowns">◌ {t('unknown', { what: what.join(comma) })}</p>;
}
