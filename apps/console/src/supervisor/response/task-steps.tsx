import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useMe } from '../../app/session/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { mayRelease } from '../../plan/may-release.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { PictureTask, Response } from '../queries.ts';
import { taskWords } from './words.ts';

type Step = 'release' | 'ask' | 'verify' | 'reopen' | 'withdraw';
const SAYS: Record<Step, keyof typeof taskWords> = {
  ...{ release: 'releases', ask: 'asks', verify: 'verifies', reopen: 'reopens', withdraw: 'withdraws' },
};
const OPEN = ['offered', 'armed', 'issued', 'acknowledged', 'inProgress', 'declined'];
const WAITING = ['offered', 'armed'];

interface Props {
  task: PictureTask;
  who: string;
  response: Response;
}

/** What one may do with a task: buttons that are there only for who may. */
export function TaskSteps({ task, who, response }: Props) {
  const t = useWords(taskWords);
  const me = useMe();
  const plan = usePlan();
  const proposes = useCapability('propose');
  const logs = useCapability('log');
  const [step, setStep] = useState<Step | null>(null);
  const waits = WAITING.includes(task.state);
  const releases = waits && mayRelease(me, plan, task.releasedBy, response.data.leadDelegate);
  const may: Record<Step, boolean> = {
    release: releases,
    ask: task.state === 'offered' && !releases && logs && task.releasedBy.length > 0,
    verify: proposes && task.state === 'completed',
    reopen: proposes && ['completed', 'declined'].includes(task.state),
    withdraw: proposes && OPEN.includes(task.state),
  };
  const steps = (Object.keys(may) as Step[]).filter((one) => may[one]);
  if (!steps.length) return null;
  return (
    <div className="row">
      {steps.map((one) => (
        <button key={one} type="button" className="plain-button tap" onClick={() => setStep(one)}>
          {t(one)}
        </button>
      ))}
      {step && <StepDialog step={step} task={task} who={who} onClose={() => setStep(null)} />}
    </div>
  );
}

function StepDialog({
  step,
  task,
  who,
  onClose,
}: Omit<Props, 'response'> & { step: Step; onClose: () => void }) {
  const t = useWords(taskWords);
  const lang = useLanguage();
  const names = useNames();
  const seen = useSeen(task.seq);
  const direct = api.useMutation('post', '/tasks/{id}/{direction}');
  const posts = task.releasedBy.map(names.post).join(lang === 'zh' ? '、' : ', ');
  const direction = step === 'ask' ? 'request-release' : step;
  return (
    <ReasonDialog
      draft={`task.${step}.${task.id}`}
      title={t(step)}
      action={t(step)}
      optional={step === 'verify'}
      moved={seen.moved}
      busy={direct.isPending}
      problem={direct.error ? problemOf(direct.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        direct.mutate(
          {
            params: { path: { id: task.id, direction }, header: seen.header },
            body: reason ? { reason } : {},
          },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t(SAYS[step], { who, words: task.condition ?? '', posts })}</p>
    </ReasonDialog>
  );
}
