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
  task: [
    { type: 'ISSUE', dueAt: null },
    { type: 'ISSUE', dueAt: 1000 },
    { type: 'SUBMIT_CYCLE', dueAt: 2000 },
  ],
};

/** All events of a machine; few enough payloads that its contexts, and so its graph, stay finite. */
export function eventsOf(name: string, machine: AnyStateMachine): MachineEvent[] {
  const special = PAYLOADS[name]!;
  const plain = machine.events.map(String).filter((type) => !special.some((event) => event.type === type));
  return [...special, ...plain.map((type) => ({ type, into: 'another' }))];
}
