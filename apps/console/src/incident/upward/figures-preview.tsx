import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Asked } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { type Incident, useAssessment, useReports } from '../queries.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import { writeWords } from './words.ts';

/** The figures on which a document would be drafted now: each with its age, and unknown where nobody knows. */
export function FiguresPreview({ incident }: { incident: Incident }) {
  const plan = usePlan();
  const reports = useReports(incident.id);
  return (
    <Asked query={useAssessment(incident.id)}>
      {({ totals }) => (
        <Asked query={reports}>
          {({ items, next }) => (
            // Of more reports than are read the youngest are missing: then a division's last report says its age.
            <Rows rows={figureRows(plan, { incident, totals, reports: next ? [] : items })} />
          )}
        </Asked>
      )}
    </Asked>
  );
}

function Rows({ rows }: { rows: readonly FigureRow[] }) {
  const t = useWords(writeWords);
  const lang = useLanguage();
  const names = useNames();
  const unknown = rows.filter(({ value }) => value === null);
  return (
    <>
      <table className="plain">
        <caption className="hidden">{t('basis')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="number">
              {t('value')}
            </th>
            <th scope="col">{t('asOf')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => row.value !== null && <Row key={row.key} row={row} value={row.value} />)}
        </tbody>
      </table>
      {unknown.length > 0 && (
        <p className="note">
          <strong>{t('unknown')}</strong>
          {unknown
            .map(({ key }) => names.indicator(key)?.title[lang] ?? key)
            .join(lang === 'zh' ? '、' : ', ')}
        </p>
      )}
    </>
  );
}

function Row({ row: { key, missing, asOf }, value }: { row: FigureRow; value: number }) {
  const t = useWords(writeWords);
  const lang = useLanguage();
  const names = useNames();
  const indicator = names.indicator(key);
  return (
    <tr>
      <th scope="row">
        {indicator?.title[lang] ?? key}
        {missing.length > 0 && (
          <small className="quiet"> {t('lacking', { divisions: names.divisions(missing) })}</small>
        )}
      </th>
      <td className="number">
        <strong>{missing.length ? t('least', { value: grouped(value) }) : grouped(value)}</strong>{' '}
        {indicator?.unit[lang]}
      </td>
      <td>{asOf && <When at={asOf} only="absolute" />}</td>
    </tr>
  );
}
