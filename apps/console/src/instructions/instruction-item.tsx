import type { ReactNode } from 'react';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { useCapability } from '../plan/capabilities.ts';
import { useNames } from '../plan/names.ts';
import { Due } from '../ui/due.tsx';
import { When } from '../ui/when.tsx';
import { AnswerInstruction } from './answer-instruction.tsx';
import { JudgeButtons } from './judge-buttons.tsx';
import type { Instruction } from './queries.ts';
import { instructionWords } from './words.ts';
import '../incident/response/response.css';

interface Props {
  instruction: Instruction;
  /** What it is about, where that is not the page's own matter. */
  about?: ReactNode;
}

/** One instruction: who ordered what of whom, by when, and what was answered. */
export function InstructionItem({ instruction, about }: Props) {
  const t = useWords(instructionWords);
  const names = useNames();
  const me = useMe();
  const proposes = useCapability('propose');
  const records = useCapability('log');
  const { state, post, recipient, dueAt, context, data } = instruction;
  const to = names.recipient(recipient);
  const holds = (key: string) => me.posts.some((held) => held.post === key);
  const own = me.posts.some(
    ({ post: held, division, agency }) =>
      recipient === (division ? `division:${division}` : agency ? `agency:${agency}` : `post:${held}`),
  );
  const late = state === 'open' && context.overdue;
  return (
    <li className="matter stack">
      {about}
      <div className="row apart">
        <strong>{t('fromTo', { from: names.post(post), to })}</strong>
        <span className={late ? 'bad' : 'quiet'}>{t(late ? 'overdue' : (state as 'open'))}</span>
      </div>
      <p className="said">{data.text}</p>
      <p className="quiet">
        <When at={data.givenAt} />
        {data.document && ` · ${data.document}`}
      </p>
      {state === 'open' && dueAt && <Due at={dueAt} />}
      {data.answers.map(({ at, onBehalfOf, text }) => (
        <div key={at} className="note answer">
          <p className="said">{text}</p>
          {to}
          {onBehalfOf && t('onBehalf', { who: to })} · <When at={at} />
        </div>
      ))}
      {state === 'open' && (own || records) && <AnswerInstruction instruction={instruction} own={own} />}
      {(proposes || holds(post)) && <JudgeButtons instruction={instruction} />}
    </li>
  );
}
