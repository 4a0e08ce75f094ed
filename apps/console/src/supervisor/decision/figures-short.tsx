import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { indicatorsOf } from '../../incident/assessment/ladder.ts';
import type { Assessment, Incident } from '../../incident/queries.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { decisionWords } from './words.ts';

interface Props {
  incident: Incident;
  assessment: Assessment;
}

/** The figures that count, each with its unit: what was reported, and beside it what a consultation judged. */
export function FiguresShort({ incident, assessment }: Props) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const plan = usePlan();
  const { figures, missingFrom } = assessment.totals;
  const consulted = incident.data.assessed?.figures ?? {};
  const counting = new Set(
    assessment.reported.criteria
      .filter(({ applicable }) => applicable)
      .flatMap(({ key }) => indicatorsOf(plan, key)),
  );
  const shown = plan.indicators.filter(({ key }) => counting.has(key));
  const known = shown.filter(({ key }) => figures[key] != null || consulted[key] != null);
  const unknown = shown.filter((one) => !known.includes(one));
  return (
    <section aria-labelledby="decision-figures">
      <h2 id="decision-figures">
        {t('figures')} <span className="quiet">{t('reported')}</span>
      </h2>
      <dl className="figures-short">
        {known.map(({ key, title, unit }) => {
          const value = figures[key];
          const least = (missingFrom[key] ?? []).length > 0;
          const judged = consulted[key];
          return (
            <div key={key}>
              <dt>{title[lang]}</dt>
              <dd>
                {value == null ? (
                  <em>{t('unknown')}</em>
                ) : (
                  <strong>
                    {least ? t('least', { value: grouped(value) }) : grouped(value)} {unit[lang]}
                  </strong>
                )}
                {judged != null && (
                  <span className="consulted">
                    {t('consulted')} <strong>{grouped(judged)}</strong> {unit[lang]}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {unknown.length > 0 && (
        <p className="unknown-figures">
          ◌ {t('unknown')}：{unknown.map(({ title }) => title[lang]).join(lang === 'zh' ? '、' : ', ')}
        </p>
      )}
    </section>
  );
}
