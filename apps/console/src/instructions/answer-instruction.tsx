import { Button } from 'antd';
import { api } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { Field } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSeen } from '../ui/use-seen.ts';
import type { Instruction } from './queries.ts';
import { instructionWords } from './words.ts';

/** The recipient's answer, or what it said on the telephone. */
export function AnswerInstruction({ instruction, own }: { instruction: Instruction; own: boolean }) {
  const t = useWords(instructionWords);
  const names = useNames();
  const seen = useSeen(instruction.seq);
  const { value, change, discard } = useDraft(`instruction.${instruction.id}`, { text: '' });
  const answer = api.useMutation('post', '/instructions/{id}/answer');
  const name = `instruction-${instruction.id}`;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate(
          { params: { path: { id: instruction.id }, header: seen.header }, body: { text: value.text } },
          { onSuccess: discard, onError: seen.told },
        );
      }}
    >
      <Field
        label={own ? t('answer') : t('answerFor', { to: names.recipient(instruction.recipient) })}
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
        <Button
          type={own ? 'primary' : 'default'}
          htmlType="submit"
          size="large"
          disabled={!value.text.trim()}
          loading={answer.isPending}
        >
          {t('sendAnswer')}
        </Button>
      </div>
      {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
    </form>
  );
}
