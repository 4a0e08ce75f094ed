import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useAssessment, useIncident } from '../../incident/queries.ts';
import { useNames } from '../../plan/names.ts';
import { phaseWords } from '../../plan/phase-words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Asked } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { workWords } from './words.ts';

/** What an agency may see of the incident that its task is about. */
export function IncidentFacts({ id }: { id: string }) {
  const t = useWords(workWords);
  const lang = useLanguage();
  const names = useNames();
  return (
    <section className="panel stack" aria-labelledby="facts">
      <h2 id="facts">{t('facts')}</h2>
      <Asked query={useIncident(id)}>
        {({ hazard, data, state, occurredAt }) => (
          <dl className="terms">
            <dt>{t('hazard')}</dt>
            <dd>{names.hazard(hazard)}</dd>
            <dt>{t('where')}</dt>
            <dd>
              {names.divisions(data.affected)}
              {data.place && ` · ${data.place}`}
            </dd>
            <dt>{t('occurred')}</dt>
            <dd>
              <When at={occurredAt} />
            </dd>
            <dt>{t('stands')}</dt>
            <dd>{wordFor(phaseWords, state, lang)}</dd>
            {data.narrative && (
              <>
                <dt>{t('known')}</dt>
                <dd className="said">{data.narrative}</dd>
              </>
            )}
          </dl>
        )}
      </Asked>
      <Figures id={id} />
      <Link to="/incidents/$id" params={{ id }} search={{ view: 'overview' }}>
        {t('whole')}
      </Link>
    </section>
  );
}

/** The sums over the prefecture; what a county has not reported makes one a lower bound. */
function Figures({ id }: { id: string }) {
  const t = useWords(workWords);
  const lang = useLanguage();
  const { indicators } = usePlan();
  return (
    <Asked query={useAssessment(id)}>
      {({ totals }) => {
        const known = indicators.filter(({ key }) => totals.figures[key] != null);
        const unknown = indicators.filter(({ key }) => totals.figures[key] === null);
        if (known.length + unknown.length === 0) return <p className="quiet">{t('noFigures')}</p>;
        return (
          <>
            {known.length > 0 && (
              <dl className="terms">
                {known.map(({ key, title, unit }) => {
                  const value = `${grouped(totals.figures[key]!)} ${unit[lang]}`;
                  const lacks = (totals.missingFrom[key] ?? []).length > 0;
                  return [
                    <dt key={`${key}-t`}>{title[lang]}</dt>,
                    <dd key={key}>{lacks ? t('least', { value }) : value}</dd>,
                  ];
                })}
              </dl>
            )}
            {unknown.length > 0 && (
              <details>
                <summary>{t('unknownOnes', { count: unknown.length })}</summary>
                {unknown.map(({ title }) => title[lang]).join(lang === 'zh' ? '、' : ', ')}
              </details>
            )}
          </>
        );
      }}
    </Asked>
  );
}
