import type { Stream } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn, type Place } from './check.ts';

/** Every instance is there, and in the state that its last fact left it in. */
export const checkInstances: CaseCheck = (file) =>
  file.streams.flatMap((stream) => instanceGaps(file, stream));

export function instanceGaps(place: Place, { table, id, last, row }: Stream): Gap[] {
  const about = { subject: table, subjectId: id };
  if (!row)
    return [
      gapIn(place, {
        ...{ ...about, rule: 'instance.missing' },
        zh: `${table} ${id} 的数据行缺失；记录载明其状态为 ${last.state}`,
        en: `The row of ${table} ${id} is missing; the journal left it ${last.state}`,
      }),
    ];
  if (row.state === last.state && row.seq === last.streamSeq) return [];
  return [
    gapIn(place, {
      ...{ ...about, rule: 'instance.changed' },
      zh: `${table} ${id} 的数据行为 ${row.state}（第 ${row.seq} 版），记录载明为 ${last.state}（第 ${last.streamSeq} 版）`,
      en: `The row of ${table} ${id} says ${row.state} (seq ${row.seq}), the journal ${last.state} (seq ${last.streamSeq})`,
    }),
  ];
}
