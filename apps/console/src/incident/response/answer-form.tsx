import { Button } from 'antd';
import type { Task } from '../../agency/order.ts';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { agencyWords } from './agency-words.ts';

/** The duty room's answer; a second one to the same question is refused and says who was first. */
export function AnswerForm({ task, questionId }: { task: Task; questionId: string }) {
  const t = useWords(agencyWords);
  const say = useSay();
  const { value, change, discard } = useDraft(`answer.${questionId}`, { text: '' });
  const answer = api.useMutation('post', '/tasks/{id}/questions/{question}/answer');
  const name = `answer-${questionId}`;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate(
          { params: { path: { id: task.id, question: questionId } }, body: { text: value.text } },
          { onSuccess: discard },
        );
      }}
    >
      <Field
        label={
          <>
            {t('answer')}
            <span className="hidden">：{say(task.data.title)}</span>
          </>
        }
        name={name}
      >
        <textarea
          id={name}
          className="control"
          rows={2}
          maxLength={2000}
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div>
        <Button htmlType="submit" type="primary" disabled={!value.text.trim()} loading={answer.isPending}>
          {t('doAnswer')}
        </Button>
      </div>
      {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
    </form>
  );
}
