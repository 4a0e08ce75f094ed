import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Report } from '../queries.ts';
import { reportWords } from './words.ts';

/** Reports as they came, the newest first. */
export function ReportList({ reports }: { reports: readonly Report[] }) {
  const t = useWords(reportWords);
  return (
    <section className="panel" aria-labelledby="all-reports">
      <h2 id="all-reports">{t('all')}</h2>
      {reports.length === 0 && <Empty>{t('none')}</Empty>}
      <ul className="stack plain-list">
        {[...reports].reverse().map((report) => (
          <ReportItem key={report.id} report={report} />
        ))}
      </ul>
    </section>
  );
}

function ReportItem({ report }: { report: Report }) {
  const t = useWords(reportWords);
  const lang = useLanguage();
  const names = useNames();
  const figures = Object.entries(report.reported).map(([key, figure]) => {
    const indicator = names.indicator(key);
    const said = figure == null ? '?' : `${grouped(figure)} ${indicator?.unit[lang] ?? ''}`;
    return `${indicator?.title[lang] ?? key} ${said}`;
  });
  return (
    <li className={report.supersededBy ? 'quiet' : ''}>
      <strong>
        {names.division(report.division)} {t(report.kind)}
      </strong>{' '}
      <When at={report.asOf} /> · {t(report.channel as 'phone')}
      {report.onBehalfOf && ` · ${t('onBehalf', { who: report.onBehalfOf })}`}
      {report.supersededBy && ` · ${t('superseded')}`}
      <div>{figures.join(lang === 'zh' ? '，' : ', ')}</div>
      {[report.narrative, report.needs, report.explanation].filter(Boolean).map((text) => (
        <p key={text} className="quiet">
          {text}
        </p>
      ))}
    </li>
  );
}
