import { useWords } from '../../i18n/words.ts';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { carryWords } from './words.ts';

/** In every dialog about a document of an exercise: the banner of the page lies below it. */
export function ExerciseNote() {
  const t = useWords(carryWords);
  return (
    <p className="warned">
      <ExerciseMark /> {t('exercise')}
    </p>
  );
}
