import type { Finding, PlanSource } from '../finding.ts';
import type { Plan } from '../model/plan.ts';
import { authority } from './authority.ts';
import { basePopulations } from './base-populations.ts';
import { calendarYears } from './calendar-years.ts';
import { cited } from './cited.ts';
import { clockRules } from './clock-rules.ts';
import { duplicates } from './duplicates.ts';
import { dutyPosts } from './duty-posts.ts';
import { escalationSteps } from './escalation-steps.ts';
import { linkage } from './linkage.ts';
import { officialDocuments } from './official-documents.ts';
import { orphans } from './orphans.ts';
import { reachable } from './reachable.ts';
import { references } from './references.ts';
import { releases } from './releases.ts';
import type { Report, Rule } from './rule.ts';
import { sameDuty } from './same-duty.ts';
import { sameMeasure } from './same-measure.ts';
import { stock } from './stock.ts';
import { thresholds } from './thresholds.ts';
import { upward } from './upward.ts';

const RULES: readonly Rule[] = [
  cited,
  duplicates,
  references,
  authority,
  sameMeasure,
  thresholds,
  reachable,
  sameDuty,
  basePopulations,
  clockRules,
  calendarYears,
  escalationSteps,
  dutyPosts,
  stock,
  orphans,
  releases,
  linkage,
  upward,
  officialDocuments,
];

/** Whether a plan that fits the schema is also whole; errors first, then by file and line. */
export function lintPlan(plan: Plan, source: PlanSource): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (severity, code, place, zh, en) => {
    findings.push({ severity, code, message: { zh, en }, file: place[0], ...source.locate(place) });
  };
  for (const rule of RULES) rule(plan, report, source);
  return findings.sort(
    (a, b) =>
      a.severity.localeCompare(b.severity) ||
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
