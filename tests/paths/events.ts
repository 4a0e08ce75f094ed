import type { AnyStateMachine } from 'xstate';
import type { MachineEvent } from '#runtime';

/** Every event with each payload that a guard or an assignment tells apart. */
const PAYLOADS: Record<string, MachineEvent[]> = {
  incident: [],
  response: [
    { type: 'ACTIVATE', level: 'II', rank: 2 },
    { type: 'ADJUST', level: 'I', rank: 1 },
    { type: 'ADJUST', level: 'II', rank: 2 },
    { type: 'ADJUST', level: 'III', rank: 3 },
  ],
  approval: [
    { type: 'SUBMIT', post: 'director', decideBy: null },
    { type: 'SUBMIT', post: 'director', decideBy: 1000 },
    { type: 'FORWARD', post: 'director' },
    { type: 'APPROVE', post: 'director', signBy: null },
    { type: 'APPROVE', post: 'director', signBy: 1000 },
  ],
  warning: [
    { type: 'RECEIVE', expiresAt: null },
    { type: 'RECEIVE', expiresAt: 1000 },
    { type: 'UPDATE', expiresAt: null },
    { type: 'UPDATE', expiresAt: 2000 },
  ],
  release: [],
  task: [
    { type: 'ISSUE', dueAt: null, escalateAt: null },
    { type: 'ISSUE', dueAt: 1000, escalateAt: 500 },
    { type: 'SUBMIT_CYCLE', dueAt: 2000 },
    { type: 'ESCALATE', nextAt: null },
    { type: 'ESCALATE', nextAt: 1500 },
  ],
  report_duty: [
    { type: 'SCHEDULE', opensAt: 500 },
    { type: 'OPEN', dueAt: 1000, closesAt: null },
    { type: 'OPEN', dueAt: 1000, closesAt: 2000 },
    { type: 'MISS', dueAt: 3000, closesAt: 4000 },
    { type: 'SUBMIT', opensAt: null },
    { type: 'SUBMIT', opensAt: 2000 },
  ],
  work_group: [],
  upward: [
    { type: 'APPROVE', signBy: null },
    { type: 'APPROVE', signBy: 1000 },
  ],
  review: [],
  plan_proposal: [],
  instruction: [
    { type: 'GIVE', dueAt: null },
    { type: 'GIVE', dueAt: 1000 },
    { type: 'REOPEN', dueAt: 2000 },
  ],
  contact_test: [{ type: 'START', endsAt: 1000 }],
  hand_over: [
    { type: 'OFFER', acceptUntil: null },
    { type: 'OFFER', acceptUntil: 1000 },
  ],
  linked_response: [
    { type: 'START', level: 'III', asks: false },
    { type: 'START', level: 'III', asks: true },
    { type: 'CHANGE', level: 'II', asks: true },
    { type: 'CHANGE', level: 'III', asks: false },
  ],
};

/** All events of a machine; few enough payloads that its contexts, and so its graph, stay finite. */
export function eventsOf(name: string, machine: AnyStateMachine): MachineEvent[] {
  const special = PAYLOADS[name]!;
  const plain = machine.events.map(String).filter((type) => !special.some((event) => event.type === type));
  return [...special, ...plain.map((type) => ({ type, into: 'another' }))];
}
