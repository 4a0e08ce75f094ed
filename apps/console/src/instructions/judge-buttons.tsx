import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useSeen } from '../ui/use-seen.ts';
import type { Instruction } from './queries.ts';
import { instructionWords } from './words.ts';

type Step = 'accept' | 'reopen' | 'withdraw';
const FROM: Record<string, readonly Step[]> = { open: ['withdraw'], answered: ['accept', 'reopen'] };

/** What may be said of an instruction as it stands, by whoever gave it or by the office. */
export function JudgeButtons({ instruction }: { instruction: Instruction }) {
  const t = useWords(instructionWords);
  const [step, setStep] = useState<Step | null>(null);
  const steps = FROM[instruction.state] ?? [];
  if (steps.length === 0 && !step) return null;
  return (
    <div className="row">
      {steps.map((one) => (
        <Button key={one} size="large" onClick={() => setStep(one)}>
          {t(one)}
        </Button>
      ))}
      {step && <JudgeDialog step={step} instruction={instruction} onClose={() => setStep(null)} />}
    </div>
  );
}

interface Props {
  step: Step;
  instruction: Instruction;
  onClose: () => void;
}

function JudgeDialog({ step, instruction, onClose }: Props) {
  const t = useWords(instructionWords);
  const names = useNames();
  const seen = useSeen(instruction.seq);
  const judge = api.useMutation('post', '/instructions/{id}/{step}');
  return (
    <ReasonDialog
      draft={`instruction.${step}.${instruction.id}`}
      title={t(step)}
      action={t(step)}
      optional={step === 'accept'}
      moved={seen.moved}
      busy={judge.isPending}
      problem={judge.error ? problemOf(judge.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        judge.mutate(
          {
            params: { path: { id: instruction.id, step }, header: seen.header },
            body: reason ? { text: reason } : {},
          },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t(`${step}-says`, { to: names.recipient(instruction.recipient) })}</p>
    </ReasonDialog>
  );
}
