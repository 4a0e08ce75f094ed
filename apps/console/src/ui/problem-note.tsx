import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { fieldAt } from '../api/in-words.ts';
import type { Problem } from '../api/problem.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { StaleChanges } from './stale-changes.tsx';

const words = {
  clause: { zh: '依据 {cite}', en: 'Clause {cite}' },
  field: { zh: '{name}：', en: '{name}: ' },
};

/** A refusal in the reader's language, with its clause and every fault that no field shows. */
export function ProblemNote({ problem, action }: { problem: Problem; action?: ReactNode }) {
  const say = useSay();
  const t = useWords(words);
  const called = (pointer: string): string => {
    const field = fieldAt(pointer);
    return field ? t('field', { name: say(field) }) : '';
  };
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={say(problem.said)}
      action={action}
      description={
        <>
          {problem.cite && <p>{t('clause', { cite: problem.cite })}</p>}
          {problem.faults.length > 0 && (
            <ul>
              {problem.faults.map((fault) => (
                <li key={`${fault.at} ${fault.en}`}>
                  {called(fault.at)}
                  {say(fault)}
                </li>
              ))}
            </ul>
          )}
          {problem.code === 'command.stale' && <StaleChanges problem={problem} />}
        </>
      }
    />
  );
}
