import { beijingIso } from '#kernel';
import type { DeadlineRow, DeliveryRow, InstanceTable, Reader } from '#runtime';
import type { Gap } from '../gap.ts';

/** The sweep comes by every second: what waits longer than this waits for nobody. */
export const OVERDUE_MS = 60_000;
/** More than this is one trouble, not many: the rest is counted. */
export const SINGLE_GAPS = 100;
const LOOKED_AT = 1000;

/** Rules of `findOverdue`, which looks at the whole record each time. */
export const OVERDUE_RULES = [
  'delivery.fallback-late',
  'delivery.overdue',
  'delivery.unplanned',
  'deadline.not-fired',
  'delivery.backlog',
];

/** What nobody hands over and what nobody fires, in the whole record, by the indexes over what is due. */
export async function findOverdue(
  reader: Reader,
  now: number,
): Promise<{ gaps: Gap[]; overdue: DeliveryRow[] }> {
  const value = now - OVERDUE_MS;
  const overdue = await reader.find(
    'delivery',
    { state: 'queued' },
    { atMost: { column: 'nextAttemptAt', value }, orderBy: 'nextAttemptAt', limit: LOOKED_AT },
  );
  const unplanned = await reader.find(
    'delivery',
    { state: 'queued', nextAttemptAt: null },
    { limit: SINGLE_GAPS },
  );
  const late = await reader.find(
    'delivery',
    { state: 'queued' },
    { atMost: { column: 'fallBackAt', value }, orderBy: 'fallBackAt', limit: SINGLE_GAPS },
  );
  const passed = await leftAlone(
    reader,
    await reader.find(
      'deadline',
      {},
      { atMost: { column: 'dueAt', value }, orderBy: 'dueAt', limit: SINGLE_GAPS },
    ),
    value,
  );
  const inExercise = await exercisesAmong(reader, passed);
  const gaps = [
    ...overdue.slice(0, SINGLE_GAPS).map(overdueGap),
    ...(await Promise.all(unplanned.map((row) => unplannedGap(reader, row)))),
    ...late.map(fallBackGap),
    ...passed.map((row) => passedGap(row, inExercise.has(row.incidentId))),
    ...backlogGap(overdue),
  ];
  return { gaps, overdue };
}

const ofDelivery = (row: DeliveryRow): Pick<Gap, 'incidentId' | 'subject' | 'subjectId' | 'exercise'> => ({
  incidentId: row.incidentId,
  subject: 'delivery',
  subjectId: row.id,
  exercise: row.exercise,
});

const overdueGap = (row: DeliveryRow): Gap => ({
  ...ofDelivery(row),
  rule: 'delivery.overdue',
  zh: `发给 ${row.recipient} 的消息（${row.channel}）应于 ${beijingIso(row.nextAttemptAt!)} 发出，至今无人发送`,
  en: `A message to ${row.recipient} by ${row.channel} was due at ${beijingIso(row.nextAttemptAt!)} and nobody sends it`,
  repair: { kind: 'hand-over', deliveryId: row.id },
});

/** What the journal says has left is not sent again: of that the row was changed, and the office is told. */
async function unplannedGap(reader: Reader, row: DeliveryRow): Promise<Gap> {
  const [last] = await reader.facts({ stream: 'delivery', streamId: row.id }, { limit: 1, descending: true });
  const isQueued = !last || last.state === 'queued';
  return {
    ...ofDelivery(row),
    rule: 'delivery.unplanned',
    zh: `发给 ${row.recipient} 的消息（${row.channel}）待发，却没有发送时间`,
    en: `A message to ${row.recipient} by ${row.channel} is queued, and no attempt is planned`,
    repair: isQueued ? { kind: 'attempt', deliveryId: row.id } : null,
  };
}

const fallBackGap = (row: DeliveryRow): Gap => ({
  ...ofDelivery(row),
  rule: 'delivery.fallback-late',
  zh: `发给 ${row.recipient} 的消息（${row.channel}）应于 ${beijingIso(row.fallBackAt!)} 换用其他联系方式，至今未换`,
  en: `A message to ${row.recipient} by ${row.channel} should have gone to the next contact at ${beijingIso(row.fallBackAt!)}`,
  repair: { kind: 'fall-back', deliveryId: row.id },
});

/**
 * What is entered late sets deadlines that have passed already, and the sweep has not come by yet: a deadline is left
 * alone only if its instance has not moved since `before` either.
 */
async function leftAlone(
  reader: Reader,
  passed: readonly DeadlineRow[],
  before: number,
): Promise<DeadlineRow[]> {
  const moved = new Set<string>();
  for (const table of new Set(passed.map(({ subject }) => subject))) {
    const ids = passed.filter(({ subject }) => subject === table).map(({ subjectId }) => subjectId);
    for (const { id, updatedAt } of await reader.get(table as InstanceTable, ids))
      if (updatedAt > before) moved.add(`${table} ${id}`);
  }
  return passed.filter(({ subject, subjectId }) => !moved.has(`${subject} ${subjectId}`));
}

async function exercisesAmong(reader: Reader, rows: readonly DeadlineRow[]): Promise<Set<string | null>> {
  const ids = rows.flatMap(({ incidentId }) => incidentId ?? []);
  const cases = [...(await reader.get('incident', ids)), ...(await reader.get('warning', ids))];
  return new Set(cases.filter(({ exercise }) => exercise).map(({ id }) => id));
}

const passedGap = (
  { id, incidentId, subject, subjectId, name, dueAt }: DeadlineRow,
  exercise: boolean,
): Gap => ({
  ...{ rule: 'deadline.not-fired', incidentId, subject: 'deadline', subjectId: id, exercise },
  zh: `时限 ${name}（${subject} ${subjectId}）已于 ${beijingIso(dueAt)} 到期，至今未触发`,
  en: `The deadline ${name} of ${subject} ${subjectId} passed at ${beijingIso(dueAt)} and was not fired`,
  repair: { kind: 'fire', deadlineId: id },
});

function backlogGap(overdue: readonly DeliveryRow[]): Gap[] {
  const real = overdue.filter(({ exercise }) => !exercise).length;
  if (real <= SINGLE_GAPS) return [];
  const many = overdue.length === LOOKED_AT ? `${LOOKED_AT}+` : String(overdue.length);
  return [
    {
      ...{ rule: 'delivery.backlog', incidentId: null, subject: 'delivery', subjectId: 'queue' },
      ...{ exercise: false, repair: null },
      zh: `${many} 条消息逾期未发：查看工作进程和 Redis`,
      en: `${many} messages are overdue: look at the workers and at Redis`,
    },
  ];
}
