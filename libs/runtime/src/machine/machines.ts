import type { AnyStateMachine } from 'xstate';
import { approvalMachine } from '#machines/approval';
import { incidentMachine } from '#machines/incident';
import { responseMachine } from '#machines/response';
import { taskMachine } from '#machines/task';
import type { InstanceTable } from '../records/index.ts';

/** The lifecycle of each kind of instance. */
export const MACHINES: Record<InstanceTable, AnyStateMachine> = {
  incident: incidentMachine,
  response: responseMachine,
  approval: approvalMachine,
  task: taskMachine,
};
