import type { Task } from '../../agency/order.ts';
import { isOpen } from '../../agency/order.ts';
import { api } from '../../api/client.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { useNames } from '../../plan/names.ts';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { agencyWords } from './agency-words.ts';
import { AnswerForm } from './answer-form.tsx';
import { RedirectButtons } from './redirect-buttons.tsx';

const MANY = 500;
/** Answers whose words say why. */
const WANTS = ['decline-task', 'request-adjustment'];
const AWAITED = ['issued', 'acknowledged', 'inProgress', 'declined'];

/** What agencies ask back, decline or want otherwise, for the duty room to answer. */
export function AgencyMatters({ responseId }: { responseId: string }) {
  const t = useWords(agencyWords);
  const query = api.useQuery('get', '/tasks', {
    params: { query: { limit: MANY, responseId, state: AWAITED, order: 'oldest' } },
  });
  return (
    <section className="panel stack" aria-labelledby="agency-matters">
      <h2 id="agency-matters">{t('title')}</h2>
      <Asked query={query}>
        {({ items }) => {
          const matters = items.filter((task) => openQuestions(task).length > 0 || wantsOther(task));
          if (matters.length === 0) return <Empty>{t('none')}</Empty>;
          return (
            <ul className="plain-list stack">
              {matters.map((task) => (
                <Matter key={task.id} task={task} />
              ))}
            </ul>
          );
        }}
      </Asked>
    </section>
  );
}

const openQuestions = (task: Task) =>
  isOpen(task) ? (task.data.questions ?? []).filter(({ answer }) => answer === null) : [];
const wantsOther = ({ state, context }: Task): boolean => state === 'declined' || context.adjustmentRequested;

function Matter({ task }: { task: Task }) {
  const t = useWords(agencyWords);
  const say = useSay();
  const names = useNames();
  const decides = useCapability('propose');
  const answers = useCapability('log');
  const note = task.data.notes.findLast(({ answer }) => WANTS.includes(answer ?? ''));
  return (
    <li className="matter stack">
      <div>
        <strong>{names.recipient(task.recipient)}</strong> · {say(task.data.title)}
      </div>
      {wantsOther(task) && (
        <>
          <div>
            <strong className="bad">{t(task.state === 'declined' ? 'declined' : 'adjusts')}</strong>{' '}
            <When at={task.updatedAt} />
            {note && <p className="said">{note.text}</p>}
          </div>
          {decides ? <RedirectButtons task={task} /> : <p className="quiet">{t('officeOnly')}</p>}
        </>
      )}
      {openQuestions(task).map((question) => (
        <div key={question.id} className="stack">
          <div>
            <strong>{t('asks')}</strong> <When at={question.at} />{' '}
            <span className="quiet">
              {question.byName}
              {question.onBehalfOf && `（${t('onBehalf')}）`}
            </span>
            <p className="said">{question.text}</p>
          </div>
          {answers && <AnswerForm task={task} questionId={question.id} />}
        </div>
      ))}
    </li>
  );
}
