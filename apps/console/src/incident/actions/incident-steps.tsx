import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { JoiningButtons } from '../joining/joining-buttons.tsx';
import type { Incident } from '../queries.ts';
import { ConsultDialog } from './consult-dialog.tsx';
import { actionWords, consultWords } from './words.ts';

type Step = 'start-verifying' | 'confirm' | 'dismiss' | 'stabilise' | 'revoke-stability' | 'close';
/** In which states a step is possible; the engine judges again. */
const FROM: Record<Step, readonly string[]> = {
  'start-verifying': ['reported'],
  confirm: ['reported', 'verifying'],
  dismiss: ['reported', 'verifying'],
  stabilise: ['responding'],
  'revoke-stability': ['stabilised'],
  close: ['verified', 'recovering'],
};

const OPEN = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];

/** Steps in the life of an incident: buttons that are there only for who may, each asked again in words. */
export function IncidentSteps({ incident }: { incident: Incident }) {
  const t = useWords(actionWords);
  const logs = useCapability('log');
  const consults = useCapability('consult');
  const proposes = useCapability('propose');
  const say = useWords(consultWords);
  const [consulting, setConsulting] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const may: Record<Step, boolean> = {
    ...{ 'start-verifying': logs, confirm: logs, dismiss: proposes, close: proposes },
    ...{ stabilise: consults, 'revoke-stability': consults },
  };
  const steps = (Object.keys(FROM) as Step[]).filter((one) => may[one] && FROM[one].includes(incident.state));
  return (
    <div className="row">
      {steps.map((one) => (
        <button key={one} type="button" className="plain-button" onClick={() => setStep(one)}>
          {t(one)}
        </button>
      ))}
      {consults && OPEN.includes(incident.state) && (
        <button type="button" className="plain-button" onClick={() => setConsulting(true)}>
          {say('title')}
        </button>
      )}
      {OPEN.includes(incident.state) && <JoiningButtons incident={incident} />}
      {consulting && <ConsultDialog incident={incident} onClose={() => setConsulting(false)} />}
      {step && <StepDialog step={step} incident={incident} onClose={() => setStep(null)} />}
    </div>
  );
}

interface Props {
  step: Step;
  incident: Incident;
  onClose: () => void;
}

function StepDialog({ step, incident, onClose }: Props) {
  const t = useWords(actionWords);
  const seen = useSeen(incident.seq);
  const take = api.useMutation('post', '/incidents/{id}/{step}');
  return (
    <ReasonDialog
      draft={`step.${step}.${incident.id}`}
      title={t(step)}
      action={t(step)}
      optional={step === 'start-verifying' || step === 'confirm'}
      moved={seen.moved}
      busy={take.isPending}
      problem={take.error ? problemOf(take.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        take.mutate(
          {
            params: { path: { id: incident.id, step }, header: seen.header },
            body: reason ? { reason } : {},
          },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t(`${step}-says`)}</p>
    </ReasonDialog>
  );
}
