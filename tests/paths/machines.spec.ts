import { describe, expect, test } from '@jest/globals';
import { getAdjacencyMap } from '@xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate';
import { MACHINES, type MachineEvent, step } from '#runtime';
import { eventsOf } from './events.ts';

interface Edge {
  from: string;
  event: MachineEvent;
  to: string;
  context: object;
}

/** Every way from one state to another that events can take, found by walking them all. */
function edgesOf(name: string, machine: AnyStateMachine): Edge[] {
  const map = getAdjacencyMap(machine, { events: eventsOf(name, machine) as never, limit: 5000 });
  const edges: Edge[] = [];
  for (const { state, transitions } of Object.values(map))
    for (const taken of Object.values(transitions)) {
      const { event, state: to } = taken as { event: MachineEvent; state: AnyMachineSnapshot };
      if (state.can(event))
        edges.push({
          from: String(state.value),
          event,
          to: String(to.value),
          context: state.context as object,
        });
    }
  return edges;
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

describe.each(Object.entries(MACHINES))('the %s machine', (name, machine) => {
  const edges = edgesOf(name, machine);

  test('has a path to every state', () => {
    const reached = new Set(edges.flatMap(({ from, to }) => [from, to]));
    expect([...reached].sort()).toEqual(Object.keys(machine.states).sort());
  });

  test('has a path through every transition, each guarded branch too', () => {
    const untaken: string[] = [];
    for (const [state, node] of Object.entries(machine.states))
      for (const transitions of node.transitions.values())
        for (const { eventType, target, guard } of transitions) {
          const to = target?.[0]?.key ?? state;
          const wanted = guard ? throughGuard(machine, guard) : null;
          const taken = edges.some(
            (edge) =>
              edge.from === state &&
              edge.event.type === eventType &&
              edge.to === to &&
              (wanted?.(edge) ?? true),
          );
          if (!taken)
            untaken.push(`${state} --${eventType}${guard ? ` [${JSON.stringify(guard)}]` : ''}--> ${to}`);
        }
    expect(untaken).toEqual([]);
  });

  test('takes each of these paths in the host as it does by itself', () => {
    expect(edges.length).toBeGreaterThan(Object.keys(machine.states).length);
    for (const { from, event, to, context } of edges)
      expect(step(machine, from, context, event).state).toBe(to);
  });

  test('refuses whatever a state does not take, naming what it takes', () => {
    for (const state of Object.keys(machine.states)) {
      const takes = new Set(machine.states[state]!.ownEvents.map(String));
      const event = machine.events.map(String).find((type) => !takes.has(type))!;
      const refused = () => step(machine, state, contextIn(edges, state), { type: event });
      expect(refused).toThrow(
        expect.objectContaining({
          code: 'command.not-allowed',
          extras: expect.objectContaining({ state, allowed: [...takes].sort() }),
        }),
      );
    }
  });

  test('records a fact in every transition, so that the journal shows each', () => {
    for (const { from, event, context } of edges) {
      const facts = step(machine, from, context, event).effects.filter(({ type }) => type === 'record');
      expect([from, event.type, facts.length]).toEqual([from, event.type, 1]);
    }
  });

  test('is flat and keeps nothing that a restored snapshot would lose', () => {
    for (const node of nodesOf(machine.root)) {
      expect(node.after).toEqual([]);
      expect(node.invoke).toEqual([]);
      expect(['compound', 'atomic', 'final']).toContain(node.type);
      if (node !== machine.root) expect(Object.keys(node.states)).toEqual([]);
    }
  });
});

const contextIn = (edges: Edge[], state: string): object =>
  edges.find(({ from }) => from === state)?.context ?? {};

/** Whether an edge went through this guarded branch: by what the guard says of its context and event. */
function throughGuard(machine: AnyStateMachine, guard: unknown) {
  const implementation = machine.implementations.guards[guard as string] as (args: object) => boolean;
  return ({ context, event }: Edge) => implementation({ context, event });
}
