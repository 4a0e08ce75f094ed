import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ExerciseMark } from '../../ui/exercise.tsx';
import type { Group } from '../order.ts';
import { isUnacknowledged } from '../order.ts';
import { taskWords } from '../words.ts';

/** Every receipt at once: asked for once, with what is acknowledged by incident. */
export function AcknowledgeAll({ groups }: { groups: readonly Group[] }) {
  const t = useWords(taskWords);
  const say = useSay();
  const [asking, setAsking] = useState<Group[] | null>(null);
  const all = api.useMutation('post', '/tasks/acknowledge');
  const now = waitingOf(groups);
  const count = countOf(now);
  // What is asked about stays what it was when one began to read it.
  const meant = asking ?? [];
  const passed = all.data?.passed.length ?? 0;
  return (
    <>
      {count > 1 && (
        <Button
          type="primary"
          className="main-action acknowledge-all"
          onClick={() => {
            all.reset();
            setAsking(now);
          }}
        >
          {t('acknowledgeAll', { count })}
        </Button>
      )}
      {passed > 0 && all.data && (
        <span role="status">{t('passed', { count: all.data.acknowledged.length, passed })}</span>
      )}
      <Confirm
        title={t('acknowledgeAll', { count: countOf(meant) })}
        open={asking !== null}
        onClose={() => setAsking(null)}
        action={t('doAll', { count: countOf(meant) })}
        busy={all.isPending}
        problem={all.error ? problemOf(all.error) : null}
        onConfirm={() =>
          all.mutate(
            { body: { taskIds: meant.flatMap(({ tasks }) => tasks.map(({ id }) => id)) } },
            { onSuccess: () => setAsking(null) },
          )
        }
      >
        <p>{t('askAll', { count: countOf(meant) })}</p>
        <div className="all-tasks">
          {meant.map(({ key, about, tasks }) => (
            <div key={key}>
              {about.exercise && <ExerciseMark />} <strong>{about.title}</strong>
              <ul>
                {tasks.map(({ id, data }) => (
                  <li key={id}>{say(data.title)}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </Confirm>
    </>
  );
}

const waitingOf = (groups: readonly Group[]): Group[] =>
  groups
    .map((group) => ({ ...group, tasks: group.tasks.filter(isUnacknowledged) }))
    .filter(({ tasks }) => tasks.length > 0);
const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
