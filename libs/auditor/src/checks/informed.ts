import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

/** Each post that the plan wants told (5.x.2, 5.7) has its row, and a message while it has not confirmed. */
export const checkInformed: CaseCheck = (file) =>
  file.facts.flatMap(({ fact, streamId, data }): Gap[] => {
    if (fact !== 'informed.told') return [];
    const post = String(data['post']);
    const row = file.informed.get(streamId);
    if (!row)
      return [
        gapIn(file, {
          ...{ rule: 'informed.missing', subject: 'informed', subjectId: streamId },
          zh: `应知悉岗位 ${post} 的知悉记录缺失`,
          en: `The row that shows whether the post ${post} knows is missing`,
        }),
      ];
    if (row.confirmedAt !== null) return [];
    if (file.deliveries.some(({ message }) => message['informedId'] === streamId)) return [];
    return [
      gapIn(file, {
        ...{ rule: 'informed.unsent', subject: 'informed', subjectId: streamId },
        zh: `没有发给应知悉岗位 ${post} 的消息，且其尚未确认知悉`,
        en: `There is no message to the post ${post}, which must know and has not confirmed`,
      }),
    ];
  });
