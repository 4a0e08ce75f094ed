import { useSay } from '../../i18n/words.ts';
import type { PictureTask } from '../queries.ts';
import { standingOf } from './standing.ts';
import { STANDINGS } from './words.ts';

/** A sign for each task, in the plan's order; for screen readers the counts in words. */
export function Signs({ tasks }: { tasks: readonly PictureTask[] }) {
  const say = useSay();
  const counts = new Map<string, number>();
  for (const task of tasks) counts.set(standingOf(task), (counts.get(standingOf(task)) ?? 0) + 1);
  const said = [...counts].map(([key, count]) => `${say(wordsOf(key))} ${count}`).join('，');
  return (
    <span className="signs" role="img" aria-label={said}>
      {tasks.map((task) => {
        const key = standingOf(task);
        return (
          <span key={task.id} className={`sign ${key}`} title={`${say(task.title)}：${say(wordsOf(key))}`}>
            {STANDINGS[key]?.sign ?? '?'}
          </span>
        );
      })}
    </span>
  );
}

export const wordsOf = (key: string) => STANDINGS[key]?.words ?? { zh: key, en: key };
