import { kaidu } from '../support/cli.ts';
import {
  type Arrived,
  type Discrepancies,
  discrepancies,
  NO_DISCREPANCIES,
} from '../support/fleet/account.ts';
import type { Proposed } from '../support/fleet/desk.ts';
import { query } from '../support/postgres-client.ts';

/** Everything so far, held against the record. */
export interface Account {
  activations: number;
  tasks: number;
  /** Tasks that an agency did not acknowledge although it was told of them. */
  unanswered: string[];
  /** Different messages that agencies got. */
  messages: number;
  failedDeliveries: number;
  discrepancies: Discrepancies;
  /** Incidents without one response at the level that was decided, and those whose tasks are not as others'. */
  wrongResponses: string[];
  uneven: string[];
  journal: { whole: boolean; fault: unknown };
}

/** What an account must say. */
export const CLEAN = {
  unanswered: [],
  failedDeliveries: 0,
  discrepancies: NO_DISCREPANCIES,
  wrongResponses: [],
  uneven: [],
  journal: { whole: true, fault: null },
};

/** What people and agencies know of it. */
export interface Known {
  decided: readonly Proposed[];
  arrived: readonly Arrived[];
  contacts: ReadonlyMap<string, readonly string[]>;
}

/** Holds what people decided and agencies got and answered against the record. */
export async function hold(databaseUrl: string, { decided, arrived, contacts }: Known): Promise<Account> {
  const rows = <T>(sql: string) => query(databaseUrl, sql) as Promise<T[]>;
  // Only what is asked of each: 5,000 activations have 285,000 tasks.
  const tasks = await rows<{ id: string; incidentId: string; recipient: string; state: string }>(
    `SELECT id, incident_id AS "incidentId", recipient, state FROM task WHERE state IN ('issued', 'acknowledged')`,
  );
  const levels = new Map(decided.map(({ incidentId, level }) => [incidentId, level]));
  const [failed] = await rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM delivery WHERE state = 'failed'",
  );
  const { out } = await kaidu(['audit', 'verify', '--json', '--database', databaseUrl]);
  return {
    activations: decided.length,
    tasks: tasks.length,
    messages: arrived.length,
    unanswered: tasks
      .filter(({ state, recipient }) => state === 'issued' && contacts.has(recipient))
      .map(({ id }) => id),
    failedDeliveries: failed!.count,
    discrepancies: discrepancies(arrived, { tasks, contacts, levels }),
    wrongResponses: wrongResponses(await rows(RESPONSES), levels),
    uneven: unevenTasks(tasks, levels),
    journal: JSON.parse(out) as Account['journal'],
  };
}

interface ResponseRow {
  incidentId: string;
  context: string;
}
const RESPONSES = 'SELECT incident_id AS "incidentId", context FROM response';

/** By the record itself: one response for each decision, at the level that was decided. */
function wrongResponses(responses: readonly ResponseRow[], levels: ReadonlyMap<string, string>): string[] {
  const found = new Map<string, string[]>();
  for (const { incidentId, context } of responses) {
    const { level } = JSON.parse(context) as { level: string };
    found.set(incidentId, [...(found.get(incidentId) ?? []), level]);
  }
  const wrong = [...levels].filter(([id, level]) => found.get(id)?.join() !== level).map(([id]) => id);
  return [...wrong, ...[...found.keys()].filter((id) => !levels.has(id))];
}

/** Incidents that do not have as many tasks as the others of their level. */
function unevenTasks(
  tasks: readonly { incidentId: string }[],
  levels: ReadonlyMap<string, string>,
): string[] {
  const counts = new Map<string, number>();
  for (const { incidentId } of tasks) counts.set(incidentId, (counts.get(incidentId) ?? 0) + 1);
  const usual = new Map<string, number>();
  for (const [id, level] of levels) usual.set(level, Math.max(usual.get(level) ?? 0, counts.get(id) ?? 0));
  return [...levels].filter(([id, level]) => counts.get(id) !== usual.get(level)).map(([id]) => id);
}
