import { DataSource } from 'typeorm';

/** As many tasks as one case has, of those that are over. */
const TASKS_OF_A_CASE = 40;

const COLUMNS = {
  incident:
    'id, seq, state, context, data, created_at, updated_at, plan_id, plan_version, hazard, occurred_at, exercise',
  task: 'id, seq, state, context, data, created_at, updated_at, incident_id, response_id, key, recipient, urgency, due_at',
  delivery:
    'id, incident_id, task_id, recipient, contact_id, channel, urgency, exercise, state, attempts, next_attempt_at, created_at, sent_at, delivered_at, acknowledged_at, last_error, message, chain_id, step',
  journal:
    'seq, at, incident_id, stream, stream_id, stream_seq, state, fact, actor, data, reason, cite, machine, plan, request_id, exercise, prev_hash, hash',
};

const caseOf = `'old-i-' || ((i - 1) / ${TASKS_OF_A_CASE})`;
const instance = (id, state) => `${id}, 1, '${state}', '{}', '{}', 1, 1`;
const journal = (seq, fact, state) =>
  `${seq}, 1, ${caseOf}, 'task', 'old-t-' || i, 1, '${state}', '${fact}', '{}', '{}', NULL, NULL, 'task@1', NULL, 'seed', false, 'seed', 'seed'`;

/** Closed cases with their tasks, messages and facts, by SQL: what ran long ago and is of no more concern. */
export async function seed({ kind, url }, tasks) {
  const source = await open({ kind, url });
  const series = (count) =>
    kind === 'sqlite'
      ? `WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < ${count})`
      : `WITH s(i) AS (SELECT generate_series(1, ${count}))`;
  const fill = (table, count, values) =>
    source.query(`INSERT INTO ${table} (${COLUMNS[table]}) ${series(count)} SELECT ${values} FROM s`);
  const old = Math.ceil(tasks / TASKS_OF_A_CASE);
  await fill(
    'incident',
    old,
    `${instance(`'old-i-' || (i - 1)`, 'closed')}, 'bayingolin/natural-disaster-relief', '2025-06-12', 'flood', 1, false`,
  );
  await fill(
    'task',
    tasks,
    `${instance(`'old-t-' || i`, 'verified')}, ${caseOf}, NULL, 'k', 'agency:' || (i % 60), 'urgent', NULL`,
  );
  await fill(
    'delivery',
    tasks,
    `'old-d-' || i, ${caseOf}, 'old-t-' || i, 'agency:' || (i % 60), NULL, 'inbox', 'urgent', false, 'acknowledged', 1, NULL, 1, 1, 1, 1, NULL, '{}', 'old-d-' || i, 0`,
  );
  await fill('journal', tasks, journal('2 * i - 1', 'task.issued', 'issued'));
  await fill('journal', tasks, journal('2 * i', 'task.verified', 'verified'));
  await source.query(`UPDATE journal_head SET seq = ${2 * tasks}, hash = 'seed'`);
  // What a database does by itself in time.
  await source.query(kind === 'sqlite' ? 'ANALYZE' : 'VACUUM ANALYZE');
  await source.destroy();
}

const open = ({ kind, url }) =>
  new DataSource(
    kind === 'sqlite'
      ? { type: 'sqlite', database: url.replace('sqlite:', '') }
      : { type: 'postgres', extra: { connectionString: url } },
  ).initialize();
