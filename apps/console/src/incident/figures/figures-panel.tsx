import { useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { grouped, signed } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { PrefectureMap } from '../../map/prefecture-map.tsx';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Scrolled } from '../../ui/scrolled.tsx';
import { Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Assessment, Incident } from '../queries.ts';
import { useReports } from '../queries.ts';
import { changeIn, standing } from './changes.ts';

const words = {
  title: { zh: '分县市数字', en: 'Figures by division' },
  table: { zh: '数字表', en: 'Table of figures' },
  figure: { zh: '指标', en: 'Figure' },
  total: { zh: '合计', en: 'Total' },
  asOf: { zh: '截至', en: 'as of' },
  unknown: { zh: '未知', en: 'unknown' },
  absent: { zh: '未报', en: 'not reported' },
  least: { zh: '至少 {value}', en: 'at least {value}' },
  none: { zh: '还没有县市报数字。', en: 'No division has reported figures yet.' },
  apart: { zh: '（另列，不计入合计）', en: '(apart, not in the sum)' },
  change: { zh: '括号内为与上次报告相比的变化。', en: 'In brackets: the change against the report before.' },
} as const;

/** A row for each figure that anybody gave, a column for each division; the change stands beside each. */
export function FiguresPanel({ incident, assessment }: { incident: Incident; assessment: Assessment }) {
  const t = useWords(words);
  const lang = useLanguage();
  const plan = usePlan();
  const names = useNames();
  const reports = useReports(incident.id).data?.items ?? [];
  const { effective, affected } = incident.data;
  const divisions = plan.divisions.filter(({ code }) => affected.includes(code) || effective[code]);
  const given = plan.indicators.filter(({ key }) =>
    Object.values(effective).some(({ figures }) => figures[key] !== undefined),
  );
  const [chosen, choose] = useState<string | null>(null);
  const shown = given.find(({ key }) => key === chosen) ?? given[0];
  if (!shown)
    return (
      <section className="panel">
        <h2>{t('title')}</h2>
        <Empty>{t('none')}</Empty>
      </section>
    );
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">{t('title')}</h2>
      <p className="quiet">{t('change')}</p>
      <div className="halves uneven">
        <Scrolled label={t('table')}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('figure')}</th>
                {divisions.map(({ code, counted }) => (
                  <th key={code} scope="col" className="number">
                    {names.division(code)}
                    {!counted && <small>{t('apart')}</small>}
                    {effective[code] && (
                      <div className="quiet">
                        {t('asOf')} <When at={effective[code].asOf} only="absolute" />
                      </div>
                    )}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {given.map(({ key, title, unit }) => {
                const total = assessment.totals.figures[key];
                const lacks = (assessment.totals.missingFrom[key] ?? []).length > 0;
                return (
                  <tr key={key}>
                    <th scope="row">
                      <button
                        type="button"
                        className="plain-button"
                        aria-pressed={key === shown.key}
                        onClick={() => choose(key)}
                      >
                        {title[lang]}
                      </button>{' '}
                      <span className="quiet">{unit[lang]}</span>
                    </th>
                    {divisions.map(({ code }) => (
                      <td key={code} className="number">
                        <Cell
                          figure={effective[code]?.figures[key]}
                          change={changeIn(standing(reports, code), key)}
                        />
                      </td>
                    ))}
                    <td className="number">
                      <strong>
                        {total == null
                          ? t('unknown')
                          : lacks
                            ? t('least', { value: grouped(total) })
                            : grouped(total)}
                      </strong>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolled>
        <PrefectureMap
          figure={`${shown.title[lang]}（${shown.unit[lang]}）`}
          marked={affected}
          values={Object.fromEntries(
            Object.entries(effective).map(([code, { figures }]) => [code, figures[shown.key] ?? undefined]),
          )}
        />
      </div>
    </section>
  );
}

function Cell({ figure, change }: { figure: number | null | undefined; change: number | null }) {
  const t = useWords(words);
  if (figure === undefined) return <span className="quiet">{t('absent')}</span>;
  if (figure === null) return <em>{t('unknown')}</em>;
  return (
    <>
      {grouped(figure)}
      {change !== null && <span className={change === 0 ? 'quiet' : ''}> ({signed(change)})</span>}
    </>
  );
}
