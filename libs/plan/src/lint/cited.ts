import type { Place } from '../finding.ts';
import { placedBranches, placedTasks, preparationTasks } from './places.ts';
import type { Rule } from './rule.ts';
import { requireProvenance } from './uncited.ts';

const CATALOGUES = {
  hazards: 'hazards.yaml',
  divisions: 'divisions.yaml',
  agencies: 'agencies.yaml',
  posts: 'posts.yaml',
  indicators: 'indicators.yaml',
  bases: 'indicators.yaml',
  swings: 'indicators.yaml',
  clocks: 'clocks.yaml',
  unsettled: 'unsettled.yaml',
  calendar: 'calendar.yaml',
  escalation: 'escalation.yaml',
} as const;

/** Every item names its clause, or says that a deployment or other rules put it there. */
export const cited: Rule = (plan, report, source) => {
  const check = (item: Parameters<typeof requireProvenance>[2], place: Place) =>
    requireProvenance(report, place, item);
  check(plan, ['plan.yaml']);
  for (const [name, file] of Object.entries(CATALOGUES))
    plan[name as keyof typeof CATALOGUES].forEach((item, index) => {
      check(item, [file, name, index]);
    });
  plan.levels.forEach((level, rank) => {
    const file = source.levelFiles[rank]!;
    check(level, [file]);
    level.criteria.forEach((item, index) => {
      check(item, [file, 'criteria', index]);
    });
    level.triggers.forEach((item, index) => {
      check(item, [file, 'triggers', index]);
    });
    check(level.activation, [file, 'activation']);
    check(level.opening, [file, 'opening']);
    level.measures.forEach((item, index) => {
      check(item, [file, 'measures', index]);
    });
  });
  // A branch without its own clause stands under its criterion's, which is checked above.
  for (const { branch, criterion, place } of placedBranches(plan, source))
    if (criterion.cite || criterion.source) check(branch, place);
  for (const { task, place } of [...placedTasks(plan, source), ...preparationTasks(plan)]) check(task, place);
  check(plan.duty, ['duty.yaml', 'duty']);
  check(plan.preparation, ['preparation.yaml', 'preparation']);
  plan.preparation?.measures.forEach((item, index) => {
    check(item, ['preparation.yaml', 'preparation', 'measures', index]);
  });
  plan.hazards.forEach((hazard, index) => {
    check(hazard.cap, ['hazards.yaml', 'hazards', index, 'cap']);
  });
};
