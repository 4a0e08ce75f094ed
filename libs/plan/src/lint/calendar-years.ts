import type { Rule } from './rule.ts';

/** Days of a table lie in its year, none is both off and worked, and no year in between lacks its table. */
export const calendarYears: Rule = (plan, report) => {
  plan.calendar.forEach(({ year, rest, work }, index) => {
    for (const [name, days] of Object.entries({ rest, work }))
      days.forEach((day, i) => {
        if (!day.startsWith(`${year}-`))
          report(
            'error',
            'calendar-other-year',
            ['calendar.yaml', 'calendar', index, name, i],
            `${day} 不在 ${year} 年`,
            `${day} does not lie in ${year}`,
          );
        else if (name === 'work' && rest.includes(day))
          report(
            'error',
            'calendar-both',
            ['calendar.yaml', 'calendar', index, name, i],
            `${day} 既放假又上班`,
            `${day} is both off and worked`,
          );
      });
  });
  const counting = plan.clocks.findIndex((clock) => clock.workingDays !== undefined && clock.report);
  if (counting < 0) return;
  for (const year of yearsInForce(
    plan.effectiveFrom,
    plan.effectiveTo,
    plan.calendar.map((each) => each.year),
  ))
    report(
      'warning',
      'calendar-year-missing',
      ['clocks.yaml', 'clocks', counting, 'workingDays'],
      `${year} 年没有调休表，按周一至周五计`,
      `there is no table of working days for ${year}; Monday to Friday count`,
    );
};

/** Years without a table, from the first in force to the last that is known: lint has no clock of its own. */
function yearsInForce(from: string, to: string | undefined, known: readonly number[]): number[] {
  const first = Number(from.slice(0, 4));
  const last = to ? Number(to.slice(0, 4)) : Math.max(first, ...known);
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years.filter((year) => !known.includes(year));
}
