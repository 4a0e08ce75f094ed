import { EntitySchema } from 'typeorm';

const text = { type: 'varchar' };
const key = { ...text, primary: true };
const whole = { type: 'integer' };
const instant = { type: 'bigint' };
const document = { type: 'text' };

const table = (name, columns, ...indices) =>
  new EntitySchema({ name, columns, indices: indices.map((each) => ({ columns: each })) });

/** The least that an activation has to write: a state, a journal row, the tasks and their outbox. */
export const FLOOR_ENTITIES = [
  table('state', { id: key, version: whole, snapshot: document, updated_at: instant }),
  table(
    'journal',
    { id: key, state_id: text, seq: whole, event: text, actor: text, data: document, at: instant },
    ['state_id', 'seq'],
  ),
  table(
    'task',
    { id: key, state_id: text, agency: text, title: text, status: text, due_at: instant, data: document },
    ['state_id'],
    ['agency', 'status'],
  ),
  table(
    'outbox',
    {
      id: key,
      state_id: text,
      task_id: text,
      channel: text,
      recipient: text,
      body: document,
      status: text,
      delivered_at: { ...instant, nullable: true },
    },
    ['status'],
  ),
];

/** One activation's rows, with documents of the usual length. */
export function floorRows(id, { tasks, messages }) {
  const now = Date.now();
  const snapshot = { status: 'active', value: { response: 'active' }, context: { about: 'x'.repeat(1200) } };
  return {
    state: [{ id, version: 1, snapshot: JSON.stringify(snapshot), updated_at: now }],
    journal: [
      {
        id: `j-${id}`,
        state_id: id,
        seq: 1,
        event: 'ACTIVATE',
        actor: 'duty-1',
        data: JSON.stringify({ level: 2, why: 'w'.repeat(200) }),
        at: now,
      },
    ],
    task: Array.from({ length: tasks }, (_, i) => ({
      id: `${id}-${i}`,
      state_id: id,
      agency: `agency-${i}`,
      title: `Put the emergency duty desk of agency ${i} on watch`,
      status: 'open',
      due_at: now + 7_200_000,
      data: JSON.stringify({ cite: '5.2.3(4)', note: 'y'.repeat(160) }),
    })),
    outbox: Array.from({ length: messages }, (_, i) => ({
      id: `o-${id}-${i}`,
      state_id: id,
      task_id: `${id}-${i}`,
      channel: 'inbox',
      recipient: `agency-${i}`,
      body: 'z'.repeat(200),
      status: 'pending',
      delivered_at: null,
    })),
  };
}
