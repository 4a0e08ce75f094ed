import { type AnyStateMachine, initialTransition, transition } from 'xstate';
import { Problem } from '#kernel';

export interface MachineEvent {
  type: string;
  [key: string]: unknown;
}

/** An effect that a machine asks for; the host carries it out. */
export type Effect =
  | { type: 'record'; params: { fact: string } }
  | { type: 'armDeadline'; params: { deadline: string; at: number | null } }
  | { type: 'disarmDeadline'; params: { deadline: string } };

export interface Step {
  state: string;
  context: object;
  effects: readonly Effect[];
  /** Those that the effects record. */
  facts: readonly string[];
}

const EFFECTS = new Set(['record', 'armDeadline', 'disarmDeadline']);
/** Without the actor that XState puts beside them: steps are remembered, and some six kilobytes each with them. */
function workOf(actions: readonly { type: string; params?: unknown }[]): Pick<Step, 'effects' | 'facts'> {
  const effects = actions
    .filter(({ type }) => EFFECTS.has(type))
    .map(({ type, params }) => ({ type, params }) as Effect);
  const facts = effects.flatMap((effect) => (effect.type === 'record' ? effect.params.fact : []));
  return { effects, facts };
}

/**
 * Machines are pure, so the same state, context and event always give the same step. Remembering steps spares
 * XState's 50 µs for the many that are alike: sixty tasks issued at once, reports in a row.
 */
const MEMORY = 4096;
const remembered = new Map<string, Step | null>();

function remember(key: string, step: () => Step | null): Step | null {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MEMORY) remembered.clear();
  const fresh = step();
  remembered.set(key, fresh);
  return fresh;
}

export const machineName = (machine: AnyStateMachine): string => `${machine.id}@${machine.version}`;

/** The state in which a new instance begins, with the effects of beginning. */
export function begin(machine: AnyStateMachine): Step {
  return remember(machineName(machine), () => {
    const [snapshot, actions] = initialTransition(machine);
    return { state: String(snapshot.value), context: snapshot.context as object, ...workOf(actions) };
  })!;
}

/** The event types that the machine would take now, for a refusal that helps. */
export function allowedEvents(machine: AnyStateMachine, state: string): string[] {
  const events: readonly string[] = machine.states[state]?.ownEvents ?? [];
  return [...events].sort();
}

/** What the event does; throws `command.not-allowed`, naming what is allowed, where the machine does not take it. */
export function step(machine: AnyStateMachine, state: string, context: object, event: MachineEvent): Step {
  const key = `${machineName(machine)} ${state} ${JSON.stringify(context)} ${JSON.stringify(event)}`;
  const taken = remember(key, () => {
    const from = machine.resolveState({ value: state, context });
    // XState drops an event that a state does not take without a word, so ask first.
    if (!from.can(event)) return null;
    const [to, actions] = transition(machine, from, event);
    return { state: String(to.value), context: to.context as object, ...workOf(actions) };
  });
  return taken ?? refuse(machine, state, event.type);
}

/** Refuses an event that the state has no answer for, before anything else about it is looked at. */
export function requireAllowed(machine: AnyStateMachine, state: string, type: string): void {
  if (!allowedEvents(machine, state).includes(type)) refuse(machine, state, type);
}

function refuse(machine: AnyStateMachine, state: string, type: string): never {
  const allowed = allowedEvents(machine, state);
  throw new Problem(
    'command.not-allowed',
    { state, event: type, allowed: allowed.join(', ') || '—' },
    { machine: machineName(machine), state, allowed },
  );
}
