import { Button } from 'antd';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { When } from '../../ui/when.tsx';
import { isOpen, type Task } from '../order.ts';
import { seen } from './use-task.ts';
import { workWords } from './words.ts';

/** What was asked back and what the duty room said, and a new question. */
export function QuestionPanel({ task }: { task: Task }) {
  const t = useWords(workWords);
  const questions = task.data.questions ?? [];
  return (
    <section className="panel stack" aria-labelledby="questions">
      <h2 id="questions">{t('questions')}</h2>
      {questions.length === 0 && <p className="quiet">{t('noQuestions')}</p>}
      {questions.length > 0 && (
        <ul className="plain-list stack">
          {questions.map(({ id, text, at, byName, answer }) => (
            <li key={id}>
              <p className="said">{text}</p>
              <p className="quiet">
                {byName} · <When at={at} />
              </p>
              {answer ? (
                <div className="note answer">
                  <p className="said">{answer.text}</p>
                  {t('answeredBy', { who: answer.byName })} · <When at={answer.at} />
                </div>
              ) : (
                <p className="quiet">{t('unanswered')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen(task) && <AskForm task={task} />}
    </section>
  );
}

function AskForm({ task }: { task: Task }) {
  const t = useWords(workWords);
  const { value, change, discard } = useDraft(`ask.${task.id}`, { text: '' });
  const ask = api.useMutation('post', '/tasks/{id}/questions');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate({ params: seen(task), body: { text: value.text } }, { onSuccess: discard });
      }}
    >
      <Field label={t('question')} name="question" note={t('askNote')}>
        <textarea
          id="question"
          className="control"
          rows={2}
          maxLength={2000}
          aria-describedby="question-note"
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div>
        <Button
          htmlType="submit"
          className="main-action"
          disabled={!value.text.trim()}
          loading={ask.isPending}
        >
          {t('doAsk')}
        </Button>
      </div>
      {ask.error && <ProblemNote problem={problemOf(ask.error)} />}
    </form>
  );
}
