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
  return (
    <table className="plain folding">
      <caption className="hidden">{t('basis')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col" className="number">
            {t('value')}
          </th>
          <th scope="col">{t('asOf')}</th>
          <th scope="col">{t('lacking')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { key, value, missing, asOf } }: { row: FigureRow }) {
  const t = useWords(writeWords);
  const lang = useLanguage();
  const names = useNames();
  const indicator = names.indicator(key);
  return (
    <tr>
      <th scope="row">{indicator?.title[lang] ?? key}</th>
      <td className="number" data-label={t('value')}>
        {value === null ? (
          <em>{t('unknown')}</em>
        ) : (
          <>
            <strong>{missing.length ? t('least', { value: grouped(value) }) : grouped(value)}</strong>{' '}
            {indicator?.unit[lang]}
          </>
        )}
      </td>
      <td data-label={t('asOf')}>{asOf ? <When at={asOf} only="absolute" /> : '—'}</td>
      <td data-label={t('lacking')}>{missing.length ? names.divisions(missing) : t('everybody')}</td>
    </tr>
  );
}
