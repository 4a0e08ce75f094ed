import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/words.ts';

const words = {
  choice: { zh: '实战与演练', en: 'Real or exercise' },
  all: { zh: '全部', en: 'All' },
  real: { zh: '只看实战', en: 'Real only' },
  exercise: { zh: '只看演练', en: 'Exercises only' },
  hidesReal: { zh: '⚠ 未显示 {count} 项实战', en: '⚠ {count} real {count|one is|ones are} not shown' },
  hidesExercise: { zh: '未显示 {count} 项演练', en: '{count} {count|exercise is|exercises are} not shown' },
} as const;

const CHOICES = ['all', 'real', 'exercise'] as const;

interface Marked {
  exercise: boolean;
}

/**
 * Real ones, exercises or both, in a list that holds both; nothing to choose where it does not. It is not kept: whoever
 * comes back sees everything, so that no real one stays hidden behind an exercise that is over.
 */
export function useExerciseChoice(items: readonly Marked[]): {
  keeps: (item: Marked) => boolean;
  choice: ReactNode;
} {
  const t = useWords(words);
  const [chosen, choose] = useState<(typeof CHOICES)[number]>('all');
  const exercises = items.filter(({ exercise }) => exercise).length;
  const real = items.length - exercises;
  const mixed = exercises > 0 && real > 0;
  const now = mixed ? chosen : 'all';
  const choice = mixed && (
    <fieldset className="row bare">
      <legend className="hidden">{t('choice')}</legend>
      {CHOICES.map((each) => (
        <button
          key={each}
          type="button"
          className="plain-button"
          aria-pressed={now === each}
          onClick={() => choose(each)}
        >
          {t(each)}
        </button>
      ))}
      <span role="status" className={now === 'exercise' ? 'bad' : 'quiet'}>
        {now === 'exercise' && t('hidesReal', { count: real })}
        {now === 'real' && t('hidesExercise', { count: exercises })}
      </span>
    </fieldset>
  );
  return { keeps: ({ exercise }) => now === 'all' || exercise === (now === 'exercise'), choice };
}
