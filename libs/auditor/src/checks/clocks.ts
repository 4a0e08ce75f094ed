import { beijingIso } from '#kernel';
import type { DeadlineRow } from '#runtime';
import type { Stream } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn, type Place } from './check.ts';

/** Every clock that must run has its deadline, at its moment. */
export const checkClocks: CaseCheck = (file) =>
  file.streams.flatMap((stream) => clockGaps(file, file.deadlines, stream));

export function clockGaps(
  place: Place,
  deadlines: ReadonlyMap<string, DeadlineRow>,
  { table, id, row, clocks }: Stream,
): Gap[] {
  return clocks.flatMap(({ id: subjectId, name, at, exact }): Gap[] => {
    const there = deadlines.get(subjectId);
    if (there && (!exact || there.dueAt === at)) return [];
    const deadline = {
      ...{ id: subjectId, incidentId: place.id, subject: table, subjectId: id },
      ...{ name, dueAt: at },
    };
    return [
      gapIn(place, {
        ...{ rule: there ? 'deadline.moved' : 'deadline.missing', subject: 'deadline', subjectId },
        zh: there
          ? `时限 ${name}（${table} ${id}）应为 ${beijingIso(at)}，现为 ${beijingIso(there.dueAt)}`
          : `时限 ${name}（${table} ${id}，${beijingIso(at)}）缺失`,
        en: there
          ? `The deadline ${name} of ${table} ${id} should be ${beijingIso(at)} and is ${beijingIso(there.dueAt)}`
          : `The deadline ${name} of ${table} ${id}, ${beijingIso(at)}, is missing`,
        repair: { kind: 'deadline', row: deadline, seq: row!.seq },
      }),
    ];
  });
}
