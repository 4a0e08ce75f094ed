import { isProblem, Problem } from '#kernel';
import { type Command, expectSeq } from '#runtime';
import { type SubmitReport, submitReport } from './submit-report.ts';

export interface ImportReports {
  incidentId: string;
  expectedSeq?: number;
  /** In any order; `row` is where each stands in its file, for the refusal. */
  reports: (Omit<SubmitReport, 'incidentId' | 'expectedSeq'> & { row: number })[];
  confirmImplausible?: boolean;
}

export interface ImportAnswer {
  ids: string[];
  seq: number;
  level: string | null;
  levelBefore: string | null;
}

/** Why the report in a row was refused; `problem` is the refusal as it would have stood by itself. */
export interface RowRefusal {
  row: number;
  division: string;
  problem: Record<string, unknown>;
}

/**
 * Takes in the reports of a file, all in one transaction or none, in the order of the moments that they are for.
 * Refuses `import.refused` with every report that would have been refused, each for its own reason.
 */
export const importReports: Command<ImportReports, ImportAnswer> = {
  name: 'import-reports',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    expectSeq('incident', incident, input.expectedSeq);
    const before = incident.data.assessment.classification.level;
    const ids: string[] = [];
    const refusals: RowRefusal[] = [];
    const inOrder = [...input.reports].sort((a, b) => a.asOf - b.asOf || a.row - b.row);
    for (const { row, ...report } of inOrder) {
      const { incidentId, confirmImplausible = false } = input;
      try {
        const answer = await submitReport.handle(session, { ...report, incidentId, confirmImplausible });
        ids.push(answer.id);
      } catch (error) {
        if (!isProblem(error)) throw error;
        refusals.push({ row, division: report.division, problem: error.toJSON() });
      }
    }
    if (refusals.length) throw new Problem('import.refused', { count: refusals.length }, { refusals });
    const after = await session.require('incident', input.incidentId);
    const { level } = after.data.assessment.classification;
    return { ids, seq: after.seq, level, levelBefore: before };
  },
};
