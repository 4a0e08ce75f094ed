import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
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
  const answer = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  return (
    <section className="panel stack" aria-labelledby="work">
      <h2 id="work">{t('work')}</h2>
      {!isOpen(task) && <p className="note">{t(OVER[task.state] ?? 'over')}</p>}
      {isUnacknowledged(task) && (
        <>
          <p>{t('acknowledgeFirst')}</p>
          <div className="row">
            <Button
              type="primary"
              size="large"
              className="main-action"
              loading={answer.isPending}
              onClick={() =>
                answer.mutate({
                  params: { ...seen(task), path: { id: task.id, answer: 'acknowledge' } },
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
  const plan = usePlan();
  const blank = { text: '', figures: [] as TypedFigure[] };
  const { value, change, discard } = useDraft(`task.${task.id}`, blank);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const send = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  const { figures, faults, good } = readTaskFigures(value.figures, plan);
  const text = value.text.trim();
  const recurs = task.data.recursMs !== null;

  function report(answer: Answer): void {
    setDone(false);
    send.mutate(
      {
        params: { ...seen(task), path: { id: task.id, answer } },
        body: {
          ...(text ? { text: value.text } : {}),
          ...(Object.keys(figures).length ? { figures } : {}),
        },
      },
      {
        onSuccess() {
          discard();
          setTried(false);
          setAsking(false);
          setDone(true);
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
            setTried(true);
            if (good) setAsking(true);
          }}
        >
          {t('complete')}
        </Button>
        <DeclineButton task={task} />
        {done && <span role="status">✓ {t('reported')}</span>}
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
