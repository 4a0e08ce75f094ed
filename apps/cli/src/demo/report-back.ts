import type { Agencies } from './agencies.ts';
import type { Names } from './names.ts';
import { heading, say } from './print.ts';
import type { Task } from './task.ts';

/** What some agencies have to say after a while: who, of which duty, what. */
const ANSWERS = [
  ['agency:finance', 'pre-allocate-funds', 'complete', '救灾资金已预拨至和静县'],
  ['agency:meteorology', 'monitor-site-weather', 'progress', '已派出现场监测组，未来 24 小时仍有降雪'],
  ['agency:red-cross', 'aid-on-site', 'progress', '救护队已到达和静县'],
  ['agency:education', 'share-daily', 'submit-cycle', '受灾学校 24 小时情况已通报'],
] as const;

/** Some agencies report back, each over the API as itself. */
export async function reportBack(agencies: Agencies, tasks: Task[], name: Names): Promise<void> {
  heading('四、回报', 'Reported back');
  for (const [recipient, key, answer, text] of ANSWERS) {
    const task = tasks.find((each) => each.recipient === recipient && each.key === key);
    if (!task) throw new Error(`${recipient} has no task ${key}`);
    await agencies.answer(recipient, task.id, answer, text);
    say(`${name(recipient)}：${text}（${task.data.title.zh}）`);
  }
}
