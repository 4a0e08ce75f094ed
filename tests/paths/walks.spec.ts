import { describe, expect, test } from '@jest/globals';
import { getShortestPaths } from '@xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { begin, MACHINES, type MachineEvent, type Step, step } from '#runtime';
import { eventsOf } from './events.ts';

interface Walk {
  to: string;
  events: MachineEvent[];
}

/** The shortest way to each state and context, as the graph library finds it. */
function walksOf(name: string, machine: AnyStateMachine): Walk[] {
  const paths = getShortestPaths(machine, { events: eventsOf(name, machine) as never, limit: 5000 });
  return paths.map(({ state, steps }) => ({
    to: String((state as AnyMachineSnapshot).value),
    events: steps.map(({ event }) => event as MachineEvent).filter(({ type }) => type !== 'xstate.init'),
  }));
}

/** A step as it comes back from the database. */
const stored = ({ state, context }: Step) => JSON.parse(JSON.stringify({ state, context })) as Step;

/** Walks in the host, which keeps nothing between two events but a row. */
function walk(machine: AnyStateMachine, events: readonly MachineEvent[]): Step {
  let row = stored(begin(machine));
  for (const event of events) row = stored(step(machine, row.state, row.context, event));
  return row;
}

const tryStep = (machine: AnyStateMachine, from: Step, event: MachineEvent): Step | null => {
  try {
    return step(machine, from.state, from.context, event);
  } catch {
    return null;
  }
};

describe.each(Object.entries(MACHINES))('from its beginning, the %s machine in the host', (name, machine) => {
  const walks = walksOf(name, machine);
  const finals = Object.keys(machine.states).filter((state) => machine.states[state]!.type === 'final');

  test('comes to every state, each by the path that leads there', () => {
    for (const { to, events } of walks) expect(walk(machine, events).state).toBe(to);
    expect([...new Set(walks.map(({ to }) => to))].sort()).toEqual(Object.keys(machine.states).sort());
  });

  test('takes every transition of every state at the end of such a path', () => {
    const taken = new Set<string>();
    for (const { events } of walks) {
      const from = walk(machine, events);
      for (const event of eventsOf(name, machine)) {
        const next = tryStep(machine, from, event);
        const facts = next?.effects.map(({ params }) => ('fact' in params ? params.fact : '')) ?? [];
        if (next) taken.add(`${from.state} ${event.type} ${next.state} ${facts.filter(Boolean).join()}`);
      }
    }
    const defined = Object.entries(machine.states).flatMap(([state, node]) =>
      [...node.transitions.values()].flat().map(({ eventType, target, actions }) => {
        const facts = actions.map((action) => (action as { params?: { fact?: string } }).params?.fact);
        return `${state} ${eventType} ${target?.[0]?.key ?? state} ${facts.filter(Boolean).join()}`;
      }),
    );
    expect([...taken].sort()).toEqual([...new Set(defined)].sort());
  });

  test('takes nothing once it has come to an end', () => {
    for (const state of finals) {
      const ends = walks.filter(({ to }) => to === state);
      expect(ends.length).toBeGreaterThan(0);
      for (const { events } of ends) {
        const end = walk(machine, events);
        expect(eventsOf(name, machine).filter((event) => tryStep(machine, end, event))).toEqual([]);
      }
    }
  });

  test('can still come to an end from every state', () => {
    // An approved decision stays open, for its signature may still be owed, and so may that of a document upward which
    // was answered or corrected; a closed review may be opened again; a closed contact test takes late answers.
    const resting: Record<string, string[]> = {
      ...{ approval: ['approved'], review: ['closed'], contact_test: ['closed'] },
      upward: ['answered', 'superseded'],
    };
    const ends = [...finals, ...(resting[name] ?? [])];
    const onward = (from: string) =>
      [...machine.states[from]!.transitions.values()].flat().map(({ target }) => target?.[0]?.key ?? from);
    for (const state of Object.keys(machine.states)) {
      const seen = new Set([state]);
      for (const each of seen) for (const next of onward(each)) seen.add(next);
      expect([state, ends.some((end) => seen.has(end))]).toEqual([state, true]);
    }
  });

  test('names no action that it does not implement', () => {
    const names = Object.values(machine.states)
      .flatMap((node) => [...node.transitions.values()].flat())
      .flatMap(({ actions }) =>
        actions.map((action) => (typeof action === 'string' ? action : (action as { type: string }).type)),
      );
    const implemented = new Set(Object.keys(machine.implementations.actions));
    expect(names.filter((each) => !implemented.has(each))).toEqual([]);
  });
});

test('every clock that a machine arms it also stops on the ways out', () => {
  const { approval, task, report_duty: duty, hand_over: handOver, upward } = MACHINES;
  const armed = (machine: AnyStateMachine, events: MachineEvent[]): string[] => {
    const clocks = new Set<string>();
    let row: Step = begin(machine);
    for (const event of events) {
      row = step(machine, row.state, row.context, event);
      for (const { type, params } of row.effects)
        if (type === 'armDeadline' && params.at !== null) clocks.add(params.deadline);
        else if (type !== 'record') clocks.delete(params.deadline);
    }
    return [...clocks];
  };
  const submit = { type: 'SUBMIT', post: 'p', decideBy: 1 };
  expect(armed(approval, [submit])).toEqual(['decision']);
  for (const type of ['RETURN', 'REJECT', 'LAPSE']) expect(armed(approval, [submit, { type }])).toEqual([]);
  const approve = { type: 'APPROVE', post: 'p', signBy: 2 };
  expect(armed(approval, [submit, approve])).toEqual(['signature']);
  expect(armed(approval, [submit, approve, { type: 'SIGN' }])).toEqual([]);
  const spoken = [{ type: 'SUBMIT' }, { type: 'APPROVE', signBy: 2 }];
  expect(armed(upward, spoken)).toEqual(['signature']);
  expect(armed(upward, [{ type: 'SUBMIT' }, { type: 'APPROVE', signBy: null }])).toEqual([]);
  const ways = ['', 'SEND', 'SEND ENTER', 'SEND ANSWER', 'SEND SUPERSEDE', 'SEND ENTER SUPERSEDE'];
  for (const way of ways.map((types) => types.split(' ').filter(Boolean))) {
    const gone = [...spoken, ...way.map((type) => ({ type }))];
    expect([way, armed(upward, gone)]).toEqual([way, ['signature']]);
    expect([way, armed(upward, [...gone, { type: 'SIGN' }])]).toEqual([way, []]);
  }
  expect(armed(upward, [...spoken, { type: 'DROP' }])).toEqual([]);
  const issue = { type: 'ISSUE', dueAt: 1, escalateAt: 1 };
  expect(armed(task, [issue])).toEqual(['due', 'escalation']);
  expect(armed(task, [issue, { type: 'ESCALATE', nextAt: null }])).toEqual(['due']);
  expect(armed(task, [issue, { type: 'REQUEST_ADJUSTMENT' }])).toEqual(['due']);
  expect(armed(task, [issue, { type: 'ACKNOWLEDGE' }])).toEqual(['due']);
  for (const type of ['DECLINE', 'REASSIGN', 'WITHDRAW']) expect(armed(task, [issue, { type }])).toEqual([]);
  expect(armed(task, [issue, { type: 'ACKNOWLEDGE' }, { type: 'COMPLETE' }])).toEqual([]);
  const schedule = { type: 'SCHEDULE', opensAt: 1 };
  const open = { type: 'OPEN', dueAt: 2, closesAt: 3 };
  const sent = { type: 'SUBMIT', opensAt: 3 };
  expect(armed(duty, [schedule])).toEqual(['opens']);
  expect(armed(duty, [schedule, open])).toEqual(['due', 'closes']);
  expect(armed(duty, [schedule, open, { type: 'MISS', dueAt: 4, closesAt: null }])).toEqual(['due']);
  expect(armed(duty, [schedule, open, sent])).toEqual(['opens']);
  for (const type of ['DISCHARGE', 'WAIVE'])
    for (const before of [[schedule], [schedule, open], [schedule, open, sent]])
      expect(armed(duty, [...before, { type }])).toEqual([]);
  const offer = { type: 'OFFER', acceptUntil: 1 };
  expect(armed(handOver, [offer, { type: 'RENEW' }])).toEqual(['acceptance']);
  for (const type of ['ACCEPT', 'REFUSE', 'CANCEL']) expect(armed(handOver, [offer, { type }])).toEqual([]);
  expect(armed(handOver, [offer, { type: 'REFUSE' }, offer])).toEqual(['acceptance']);
});
