import { getRouteApi, Link } from '@tanstack/react-router';
import { FileFields } from '../../attachments/file-fields.tsx';
import { FileList } from '../../attachments/file-list.tsx';
import { attachmentWords } from '../../attachments/words.ts';
import { useWords } from '../../i18n/words.ts';
import { ExerciseBanner } from '../../ui/exercise.tsx';
import { Asked } from '../../ui/states.tsx';
import { isOpen, type Task } from '../order.ts';
import { IncidentFacts } from './incident-facts.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { TaskHead } from './task-head.tsx';
import { TaskHistory } from './task-history.tsx';
import { useHistory, useTask, useTaskFiles } from './use-task.ts';
import { workWords } from './words.ts';
import { WorkPanel } from './work-panel.tsx';
import '../agency.css';
import './task.css';

const route = getRouteApi('/tasks/$id');

/** One task: what is asked, what is known, the work on it, and what happened. */
export default function TaskPage() {
  const t = useWords(workWords);
  const { id } = route.useParams();
  return (
    <>
      <p className="row apart">
        <Link to="/tasks">‹ {t('back')}</Link>
        <Link to="/task-order" search={{ task: id }}>
          {t('print')}
        </Link>
      </p>
      <Asked query={useTask(id)}>{(task) => <Whole key={id} task={task} />}</Asked>
    </>
  );
}

function Whole({ task }: { task: Task }) {
  const history = useHistory(task.id);
  const facts = history.data?.items ?? [];
  return (
    <>
      {facts.some(({ exercise }) => exercise) && <ExerciseBanner />}
      <div className="task-page">
        <div className="stack">
          <TaskHead task={task} facts={facts} />
          <WorkPanel task={task} />
          <Files task={task} />
        </div>
        <div className="stack">
          <QuestionPanel task={task} />
          {task.responseId !== null && <IncidentFacts id={task.incidentId} />}
          <Asked query={history}>{({ items }) => <TaskHistory facts={items} />}</Asked>
        </div>
      </div>
    </>
  );
}

function Files({ task }: { task: Task }) {
  const t = useWords(attachmentWords);
  const files = useTaskFiles(task.id);
  const open = isOpen(task) || task.state === 'completed';
  if (!open && files.data?.items.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="files">
      <h2 id="files">{t('title')}</h2>
      <Asked query={files}>{({ items }) => <FileList files={items} />}</Asked>
      {open && <FileFields subject={`/tasks/${task.id}`} />}
    </section>
  );
}
