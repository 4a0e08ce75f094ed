import { useState } from 'react';
import { api } from '../../api/client.ts';
import { FileFields } from '../../attachments/file-fields.tsx';
import { type Attachment, FileList } from '../../attachments/file-list.tsx';
import { attachmentWords } from '../../attachments/words.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Field } from '../../ui/field.tsx';
import { Asked } from '../../ui/states.tsx';
import type { Incident, Report } from '../queries.ts';
import { reportWords } from './words.ts';

/** Files of the incident, its reports and tasks; new ones go to the incident or to one of its reports. */
export function FilesPanel({ incident, reports }: { incident: Incident; reports: readonly Report[] }) {
  const t = useWords(attachmentWords);
  const tr = useWords(reportWords);
  const lang = useLanguage();
  const names = useNames();
  const now = useNow();
  const [subject, setSubject] = useState(`/incidents/${incident.id}`);
  const files = api.useQuery('get', '/incidents/{id}/attachments', { params: { path: { id: incident.id } } });
  const nameOf = ({ division, kind, asOf }: Report): string =>
    `${names.division(division)} ${tr(kind)} ${absoluteTime(Date.parse(asOf), now, lang)}`;
  const from = ({ about, aboutId }: Attachment): string => {
    const report = reports.find(({ id }) => id === aboutId);
    return report ? nameOf(report) : t(about);
  };
  return (
    <section className="panel stack" aria-labelledby="incident-files">
      <h2 id="incident-files">{t('title')}</h2>
      <Asked query={files}>{({ items }) => <FileList files={items} from={from} />}</Asked>
      <Field label={t('addTo')} name="file-subject">
        <select
          id="file-subject"
          className="control"
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        >
          <option value={`/incidents/${incident.id}`}>{t('incident')}</option>
          {[...reports].reverse().map((report) => (
            <option key={report.id} value={`/reports/${report.id}`}>
              {nameOf(report)}
            </option>
          ))}
        </select>
      </Field>
      <FileFields key={subject} subject={subject} />
    </section>
  );
}
