import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import type { Task } from '../order.ts';
import { OrderSheet } from './order-sheet.tsx';
import { orderWords } from './words.ts';
import './order.css';

const route = getRouteApi('/task-order');
const MANY = 500;
/** What was given to somebody else or taken back is no order any more. */
const GONE = ['withdrawn', 'reassigned', 'declined', 'planned', 'offered', 'armed'];

/** One task, or all of a response, on paper: a sheet for each agency and form. */
export default function OrderPage() {
  const t = useWords(orderWords);
  const { task, response, case: incidentId } = route.useSearch();
  return (
    <>
      <div className="row no-print">
        <Link to="/tasks">‹ {t('back')}</Link>
        <Button type="primary" className="main-action" onClick={() => window.print()}>
          {t('print')}
        </Button>
        <span className="quiet">{t('hint')}</span>
      </div>
      {task ? (
        <OneTask id={task} />
      ) : (
        <Sheets
          where={response ? { responseId: response } : { incidentId: incidentId ?? '' }}
          meant={({ state }) => !GONE.includes(state)}
        />
      )}
    </>
  );
}

/** A task brings its case along only in a list. */
function OneTask({ id }: { id: string }) {
  return (
    <Asked query={api.useQuery('get', '/tasks/{id}', { params: { path: { id } } })}>
      {({ incidentId, recipient }) => (
        <Sheets where={{ incidentId, recipient: [recipient] }} meant={(task) => task.id === id} />
      )}
    </Asked>
  );
}

interface SheetsProps {
  where: { responseId?: string; incidentId?: string; recipient?: string[] };
  meant: (task: Task) => boolean;
}

function Sheets({ where, meant }: SheetsProps) {
  const t = useWords(orderWords);
  const query = api.useQuery('get', '/tasks', {
    params: { query: { limit: MANY, order: 'oldest', ...where } },
  });
  return (
    <Asked query={query}>
      {({ items, cases, next }) => {
        const sheets = sheetsOf(items.filter(meant));
        if (sheets.length === 0) return <Empty>{t('nothing')}</Empty>;
        return (
          <>
            {next && <TooMany shown={items.length} />}
            {sheets.map((tasks) => {
              const subject = cases.find(({ id }) => id === tasks[0]!.incidentId);
              return subject && <OrderSheet key={tasks[0]!.id} tasks={tasks} about={subject} />;
            })}
          </>
        );
      }}
    </Asked>
  );
}

function sheetsOf(tasks: readonly Task[]): Task[][] {
  const sheets = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = `${task.recipient} ${task.data.form}`;
    sheets.set(key, [...(sheets.get(key) ?? []), task]);
  }
  return [...sheets.values()];
}
