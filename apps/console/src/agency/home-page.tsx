import { Button } from 'antd';
import { api, type Schemas } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { Due } from '../ui/due.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Asked, Empty } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';

const OPEN = ['issued', 'acknowledged', 'inProgress'];
const words = {
  title: { zh: '我的任务', en: 'My tasks' },
  none: { zh: '目前没有任务。', en: 'There are no tasks.' },
  acknowledge: { zh: '收到', en: 'Acknowledge' },
  acknowledged: { zh: '已收到', en: 'Acknowledged' },
};

/** The tasks of one's agency or county, unacknowledged ones first. */
export default function TasksPage() {
  const t = useWords(words);
  const query = api.useQuery('get', '/tasks', { params: { query: { limit: 200, state: OPEN } } });
  return (
    <>
      <h1>{t('title')}</h1>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ul className="stack">
              {[...items].sort(byUrgency).map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}

type Task = Schemas['Task'];
const rank = ({ state, urgency }: Task): number =>
  (state === 'issued' ? 0 : 2) + (urgency === 'urgent' ? 0 : 1);
const byUrgency = (a: Task, b: Task): number => rank(a) - rank(b) || a.createdAt.localeCompare(b.createdAt);

function TaskItem({ task }: { task: Task }) {
  const t = useWords(words);
  const say = useSay();
  const answer = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  return (
    <li className="panel stack">
      <h2>{say(task.data.title)}</h2>
      <div className="row">
        <When at={task.createdAt} />
        {task.dueAt && <Due at={task.dueAt} />}
        {task.state === 'issued' ? (
          <Button
            type="primary"
            loading={answer.isPending}
            onClick={() =>
              answer.mutate({ params: { path: { id: task.id, answer: 'acknowledge' } }, body: {} })
            }
          >
            {t('acknowledge')}
          </Button>
        ) : (
          <span>✓ {t('acknowledged')}</span>
        )}
      </div>
      {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
    </li>
  );
}
