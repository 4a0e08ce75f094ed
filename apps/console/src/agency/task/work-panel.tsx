import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { isQueued } from '../../offline/entry.ts';
import { entryWords } from '../../offline/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { isOpen, isUnacknowledged, type Task } from '../order.ts';
import { DeclineButton } from './decline-button.tsx';
import { FigureLines } from './figure-lines.tsx';
import { readTaskFigures, type TypedFigure } from './figures.ts';
import { seen } from './use-task.ts';
import { workWords } from './words.ts';

const OVER: Record<string, keyof typeof workWords> = {
  completed: 'overCompleted',
  verified: 'overVerified',
  declined: 'overDeclined',
  withdrawn: 'overWithdrawn',
  reassigned: 'overReassigned',
};

/** The receipt, then progress in words and figures, up to the end. */
export function WorkPanel({ task }: { task: Task }) {
  const t = useWords(workWords);
  const e = useWords(entryWords);
  const answer = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  const declined = task.data.notes.findLast(({ answer: way }) => way === 'decline-task');
  return (
    <section className="panel stack" aria-labelledby="work">
      <h2 id="work">{t('work')}</h2>
      {!isOpen(task) && <p className="note">{t(OVER[task.state] ?? 'over')}</p>}
      {task.state === 'declined' && declined && (
        <p className="said">{t('declinedFor', { reason: declined.text })}</p>
      )}
      {isUnacknowledged(task) && (
        <>
          <p>{t('acknowledgeFirst')}</p>
          {isQueued(answer.data) && <p role="status">✓ {e('queued')}</p>}
          <div className="row">
            <Button
              type="primary"
              size="large"
              className="main-action"
              loading={answer.isPending}
              disabled={isQueued(answer.data)}
              onClick={() =>
                answer.mutate({
                  params: { path: { id: task.id, answer: 'acknowledge' } },
                  body: {},
                })
              }
            >
              {t('acknowledge')}
            </Button>
            <DeclineButton task={task} />
          </div>
          {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
        </>
      )}
      {isOpen(task) && !isUnacknowledged(task) && <ProgressForm task={task} />}
    </section>
  );
}

type Answer = 'progress' | 'submit-cycle' | 'complete';

function ProgressForm({ task }: { task: Task }) {
  const t = useWords(workWords);
  const e = useWords(entryWords);
  const plan = usePlan();
  const blank = { text: '', figures: [] as TypedFigure[] };
  const { value, change, discard } = useDraft(`task.${task.id}`, blank);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'reported' | 'queued' | null>(null);
  const send = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  const { figures, faults, good } = readTaskFigures(value.figures, plan);
  const text = value.text.trim();
  const recurs = task.data.recursMs !== null;

  function report(answer: Answer): void {
    setDone(null);
    send.mutate(
      {
        // What is added to the record holds whatever came between; an end is judged by what one saw.
        params: { ...(answer === 'complete' ? seen(task) : {}), path: { id: task.id, answer } },
        body: {
          ...(text ? { text: value.text } : {}),
          ...(Object.keys(figures).length ? { figures } : {}),
        },
      },
      {
        onSuccess(said) {
          discard();
          setTried(false);
          setAsking(false);
          setDone(isQueued(said) ? 'queued' : 'reported');
        },
      },
    );
  }

  return (
    <>
      <form
        id="progress-form"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (text && good) report(recurs ? 'submit-cycle' : 'progress');
        }}
      >
        {recurs && <p className="note">{t('cycleNote')}</p>}
        <Field label={t('progress')} name="progress" fault={tried && !text ? t('needText') : undefined}>
          <textarea
            id="progress"
            className="control"
            rows={4}
            maxLength={5000}
            placeholder={t('progressHint')}
            aria-describedby="progress-note"
            value={value.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </Field>
        <FigureLines
          typed={value.figures}
          faults={tried ? faults : []}
          onChange={(next) => change({ figures: next })}
        />
      </form>
      {/* The dialogs hold forms of their own, and so stand beside this one. */}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          form="progress-form"
          className="main-action"
          loading={send.isPending && !asking}
        >
          {t(recurs ? 'submitCycle' : 'report')}
        </Button>
        <Button
          className="main-action"
          onClick={() => {
            // The words may be written in the dialog; figures are mended here.
            if (good) setAsking(true);
            else setTried(true);
          }}
        >
          {t('complete')}
        </Button>
        <DeclineButton task={task} />
        {done && <span role="status">✓ {done === 'queued' ? e('queued') : t('reported')}</span>}
      </div>
      {send.error && !asking && <ProblemNote problem={problemOf(send.error)} />}
      <CompleteDialog
        open={asking}
        busy={send.isPending}
        error={send.error}
        text={value.text}
        onText={(next) => change({ text: next })}
        onClose={() => setAsking(false)}
        onConfirm={() => report('complete')}
      />
    </>
  );
}

interface CompleteProps {
  open: boolean;
  busy: boolean;
  error: unknown;
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  onConfirm: () => void;
}

function CompleteDialog({ open, busy, error, text, onText, onClose, onConfirm }: CompleteProps) {
  const t = useWords(workWords);
  return (
    <Confirm
      title={t('complete')}
      open={open}
      onClose={onClose}
      action={t('doComplete')}
      busy={busy}
      problem={error ? problemOf(error) : null}
      onConfirm={onConfirm}
    >
      <p>{t('completeAsk')}</p>
      <Field label={t('progress')} name="complete-text">
        <textarea
          id="complete-text"
          className="control"
          rows={3}
          maxLength={5000}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </Field>
    </Confirm>
  );
}
