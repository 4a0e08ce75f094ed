import type { AnyStateMachine } from 'xstate';
import { approvalMachine } from '#machines/approval';
import { contactTestMachine } from '#machines/contact-test';
import { handOverMachine } from '#machines/hand-over';
import { incidentMachine } from '#machines/incident';
import { instructionMachine } from '#machines/instruction';
import { linkedResponseMachine } from '#machines/linked-response';
import { planProposalMachine } from '#machines/plan-proposal';
import { releaseMachine } from '#machines/release';
import { reportDutyMachine } from '#machines/report-duty';
import { responseMachine } from '#machines/response';
import { reviewMachine } from '#machines/review';
import { taskMachine } from '#machines/task';
import { upwardMachine } from '#machines/upward';
import { warningMachine } from '#machines/warning';
import { workGroupMachine } from '#machines/work-group';
import type { InstanceTable } from '../records/index.ts';

/** The lifecycle of each kind of instance. */
export const MACHINES: Record<InstanceTable, AnyStateMachine> = {
  incident: incidentMachine,
  response: responseMachine,
  approval: approvalMachine,
  task: taskMachine,
  warning: warningMachine,
  release: releaseMachine,
  linked_response: linkedResponseMachine,
  work_group: workGroupMachine,
  instruction: instructionMachine,
  report_duty: reportDutyMachine,
  upward: upwardMachine,
  review: reviewMachine,
  plan_proposal: planProposalMachine,
  hand_over: handOverMachine,
  contact_test: contactTestMachine,
};
