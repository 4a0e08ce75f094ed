import { copiedFigures, differingTownships, unexplainedFalls } from './inconsistent.ts';
import { absentTownships, dutySigns, neverReported } from './late-and-omitted.ts';
import { differingRegister, higherDepartments } from './other-sources.ts';
import { reporting, type Sign, type Situation } from './sign.ts';

/** Every sign of late, omitted or false reporting in an incident, the oldest first (4.1.1, 4.1.4, 4.1.5). */
export function findSigns(situation: Situation): Sign[] {
  const perDivision = reporting(situation).flatMap((division) => [
    ...absentTownships(situation, division),
    ...differingTownships(situation, division),
    ...unexplainedFalls(situation, division),
    ...copiedFigures(situation, division),
  ]);
  return [
    ...dutySigns(situation),
    ...neverReported(situation),
    ...perDivision,
    ...higherDepartments(situation),
    ...differingRegister(situation),
  ].sort((a, b) => a.sinceAt - b.sinceAt || (a.key < b.key ? -1 : 1));
}
