import { useNames } from '../plan/names.ts';
import { ExerciseMark } from '../ui/exercise.tsx';

/** Which process it is about: hazard and places. */
export function AboutLine({
  about,
}: {
  about: { exercise: boolean; hazard: string; affected: readonly string[] };
}) {
  const names = useNames();
  return (
    <span className="quiet">
      {about.exercise && <ExerciseMark />} {names.hazard(about.hazard)} · {names.divisions(about.affected)}
    </span>
  );
}
