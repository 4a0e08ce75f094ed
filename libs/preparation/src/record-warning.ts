import { findDivision } from '#identity';
import { beijingDate } from '#kernel';
import { type Command, expectSeq, planOf, requireCapability } from '#runtime';
import { factsOf, openWarning, requireFuture, type Said, updateWarningRow } from './open-warning.ts';
import { requireHazard } from './vocabulary.ts';

export interface RecordWarning {
  plan: string;
  hazard: string;
  title: string;
  text?: string;
  /** The department that gave the warning. */
  source: string;
  /** Codes of the divisions that may be hit. */
  divisions: string[];
  /** Milliseconds; when the hazard is expected to begin. */
  onsetAt?: number;
  expiresAt?: number;
  exercise?: boolean;
}

/** Writes down a warning that a department gave by telephone, fax or on paper (clause 3). */
export const recordWarning: Command<RecordWarning, { id: string; seq: number }> = {
  name: 'record-warning',
  async handle(session, input) {
    const { plan } = session.plans.at(input.plan, beijingDate(session.now));
    requireCapability(session.actor, plan, 'warn');
    for (const code of input.divisions) findDivision(plan, code);
    const said: Said = {
      hazard: requireHazard(plan, input.hazard),
      title: input.title,
      text: input.text ?? '',
      affected: [...new Set(input.divisions)],
      source: input.source,
      onsetAt: input.onsetAt ?? null,
      expiresAt: input.expiresAt ?? null,
      graded: null,
    };
    requireFuture(session, said.expiresAt);
    const about = { exercise: input.exercise ?? false, messages: [] };
    const detail = { data: factsOf(said), cite: '3', onBehalfOf: input.source };
    const { id, seq } = await openWarning(session, plan, said, about, detail);
    return { id, seq };
  },
};

export interface UpdateWarning extends Partial<Omit<RecordWarning, 'plan' | 'exercise' | 'source'>> {
  warningId: string;
  expectedSeq?: number;
  reason: string;
}

/** Takes down what the source now says; what is not mentioned stays. */
export const updateWarning: Command<UpdateWarning, { seq: number; state: string }> = {
  name: 'update-warning',
  refs: ({ warningId }) => [{ table: 'warning', id: warningId }],
  async handle(session, input) {
    const warning = await session.require('warning', input.warningId);
    const { plan } = planOf(session.plans, warning);
    requireCapability(session.actor, plan, 'warn');
    expectSeq('warning', warning, input.expectedSeq);
    for (const code of input.divisions ?? []) findDivision(plan, code);
    const { data } = warning;
    const said: Said = {
      hazard: input.hazard === undefined ? warning.hazard : requireHazard(plan, input.hazard),
      title: input.title ?? data.title,
      text: input.text ?? data.text,
      affected: input.divisions ? [...new Set(input.divisions)] : data.affected,
      source: data.source,
      onsetAt: input.onsetAt ?? data.onsetAt,
      expiresAt: input.expiresAt ?? warning.expiresAt,
      graded: data.graded,
    };
    requireFuture(session, said.expiresAt);
    const detail = { data: factsOf(said), reason: input.reason, onBehalfOf: data.source };
    const { seq, state } = await updateWarningRow(session, warning, said, [], detail);
    return { seq, state };
  },
};
