import { findDivision } from '#identity';
import { checkFacts, type Figures } from '#plan';
import { type Command, expectSeq, planOf, requireCapability } from '#runtime';
import { requireHazard } from './vocabulary.ts';

export interface AssessWarning {
  warningId: string;
  expectedSeq?: number;
  text: string;
  /** Likely figures; what is not mentioned stays unknown. */
  figures?: Figures;
  participants: string[];
  /** Corrects who may be hit, and by what, where the message did not say it in the plan's terms. */
  divisions?: string[];
  hazard?: string;
}

/** Records the office's pre-assessment of a warning, with the departments that took part (clause 3). */
export const assessWarning: Command<AssessWarning, { seq: number; state: string }> = {
  name: 'assess-warning',
  refs: ({ warningId }) => [{ table: 'warning', id: warningId }],
  async handle(session, input) {
    const warning = await session.require('warning', input.warningId);
    const { plan, compiled } = planOf(session.plans, warning);
    requireCapability(session.actor, plan, 'consult');
    expectSeq('warning', warning, input.expectedSeq);
    for (const code of input.divisions ?? []) findDivision(plan, code);
    const hazard = input.hazard === undefined ? warning.hazard : requireHazard(plan, input.hazard);
    const figures = input.figures ?? {};
    checkFacts(compiled, { hazard: hazard ?? plan.hazards[0]!.key, reported: figures });
    const { text, participants } = input;
    const assessment = { at: session.now, by: session.actor.id, text, figures, participants };
    const affected = input.divisions ? [...new Set(input.divisions)] : warning.data.affected;
    const { seq, state } = await session.send(
      'warning',
      warning,
      { type: 'ASSESS' },
      {
        change: {
          hazard,
          data: { ...warning.data, affected, assessments: [...warning.data.assessments, assessment] },
        },
        data: { text, figures, participants, hazard, divisions: affected },
        cite: '3',
      },
    );
    return { seq, state };
  },
};
