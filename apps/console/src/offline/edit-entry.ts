import { BLANK, type LogEntry } from '../duty/log/log-entry.ts';
import { beijingIso } from '../i18n/times.ts';
import { blankReport, type ReportDraft } from '../incident/report/report-draft.ts';
import { dropDraft, putDraft, readDraft } from '../ui/use-draft.ts';
import { type Entry, placeholderOf } from './entry.ts';

/** Which form an entry goes back to, and what it holds then. */
export interface BackInForm {
  draft: string;
  value: object;
  to: '/log' | '/incidents/$id';
  incidentId: string;
}

/** Null for what is edited where it stands in the list. */
export function formOf(entry: Entry, path: string): BackInForm | null {
  const incidentId = decodeURIComponent(path.split('/')[2] ?? placeholderOf(entry.id));
  if (entry.kind === 'incident') return { draft: 'log', value: logEntryOf(entry), to: '/log', incidentId };
  if (entry.kind === 'report')
    return { draft: `report.${incidentId}`, value: reportOf(entry), to: '/incidents/$id', incidentId };
  return null;
}

/** Whether the form holds something else that was begun. */
export const isTaken = (me: string, form: BackInForm): boolean => readDraft(me, form.draft) !== null;

export const putInForm = (me: string, form: BackInForm): void => putDraft(me, form.draft, form.value);

/** Empties the form where it holds this entry, which went another way. */
export function takeOutOfForm(me: string, form: BackInForm | null, { id }: Entry): void {
  if (form && readDraft<{ entryId?: string | null }>(me, form.draft)?.entryId === id)
    dropDraft(me, form.draft);
}

const timeText = (iso: unknown): string =>
  beijingIso(Date.parse(iso as string))
    .slice(0, 16)
    .replace('T', ' ');

function logEntryOf({ id, body }: Entry): LogEntry {
  const text = (key: string) => (body[key] as string | undefined) ?? '';
  return {
    ...BLANK,
    ...{ entryId: id, hazard: [text('hazard')], divisions: body['divisions'] as string[] },
    ...{ place: text('place'), narrative: text('narrative'), name: text('title') },
    time: timeText(body['occurredAt']),
    exercise: body['exercise'] === true,
    distinct: body['confirmDistinct'] === true,
  };
}

function reportOf({ id, body }: Entry): ReportDraft {
  const text = (key: string) => (body[key] as string | undefined) ?? '';
  const figures = Object.entries((body['figures'] ?? {}) as Record<string, number | null>);
  return {
    ...blankReport(text('division')),
    ...{ entryId: id, kind: text('kind') as '', asOf: timeText(body['asOf']) },
    ...{ channel: (body['channel'] ?? 'phone') as 'phone', noChange: body['noChange'] === true },
    figures: Object.fromEntries(figures.map(([key, value]) => [key, value === null ? '?' : String(value)])),
    ...{ narrative: text('narrative'), needs: text('needs'), explanation: text('explanation') },
    plausible: body['confirmImplausible'] === true,
  };
}
