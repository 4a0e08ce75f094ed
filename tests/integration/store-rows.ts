import type { DeliveryRow, JournalRow, TableName, Tables, TaskRow, WriteSet } from '#runtime';

/** Text that breaks careless quoting and encoding. */
export const AWKWARD = `博斯腾湖 "二号闸" \\ 'quoted' \\u0000 %s ?1 $1 {} null 🌊 \u2028 \n\t`;
/** The largest whole number that JSON and JavaScript agree on. */
export const LARGE = Number.MAX_SAFE_INTEGER;
const AWKWARD_DOCUMENT = {
  [AWKWARD]: AWKWARD,
  nested: [{ a: [[], {}, null, false, 0, -1.5, 1e-7, 1e21, LARGE], 10: 'ten', 2: 'two' }],
  empty: '',
  text: '{"not":"a document"}',
};

/** Stands for any document: the store does not look inside. */
const document = (value: unknown = AWKWARD_DOCUMENT) => value as never;

const instance = (id: string) => ({
  id,
  seq: 3,
  state: 'issued',
  context: document(),
  data: document(),
  createdAt: LARGE,
  updatedAt: 0,
});

/** One row of each table with values that are hard to carry. */
export const awkwardRows = (): { [K in TableName]: Tables[K] } => ({
  incident: {
    ...instance('i1'),
    planId: AWKWARD,
    planVersion: '2025-06-12',
    hazard: 'flood',
    occurredAt: 1,
    exercise: true,
  },
  response: { ...instance('r1'), incidentId: 'i1', level: null },
  approval: { ...instance('a1'), incidentId: 'i1', responseId: 'r1', post: AWKWARD },
  task: { ...instance('t1'), ...taskKeys, dueAt: LARGE },
  report: {
    id: 'p1',
    incidentId: 'i1',
    division: '652801',
    kind: 'first',
    asOf: 1,
    receivedAt: 2,
    enteredAt: LARGE,
    channel: 'satellite-phone',
    basis: 'since-last',
    reported: document({ dead: null, missing: 0 }),
    figures: document({}),
    narrative: AWKWARD,
    supersedes: null,
    supersededBy: AWKWARD,
    reporter: 'x',
    onBehalfOf: null,
    counted: false,
  },
  delivery: delivery('d1', { nextAttemptAt: LARGE, lastError: AWKWARD }),
  contact: {
    id: 'c1',
    recipient: 'agency:water',
    channel: 'webhook',
    address: 'https://example.org/?a=b&c=%20',
    secret: null,
    active: false,
    createdAt: LARGE,
  },
  deadline: {
    id: 'task:t1:due',
    incidentId: null,
    subject: 'task',
    subjectId: 't1',
    name: 'due',
    dueAt: LARGE,
  },
  idempotency: { id: 'k1', bodyHash: 'sha256:00', answer: AWKWARD_DOCUMENT, at: 1 },
  account: {
    id: 'u1',
    login: AWKWARD,
    name: '阿依古丽·买买提',
    passwordHash: '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA',
    posts: [{ post: 'reporter', division: '652801' }],
    active: true,
    failedLogins: 0,
    lockedUntil: null,
    createdAt: 1,
  },
  session: {
    id: 's1',
    accountId: 'u1',
    kind: 'token',
    label: '',
    createdAt: 1,
    rotatedAt: 2,
    expiresAt: LARGE,
    previous: null,
    revokedAt: null,
  },
  delegation: {
    id: 'g1',
    fromPost: 'director',
    toPost: 'deputy-director',
    scope: 'decide',
    levels: null,
    validFrom: 1,
    validUntil: LARGE,
    document: AWKWARD,
    recordedBy: 'u1',
    revokedAt: null,
  },
});

const taskKeys = {
  incidentId: 'i1',
  responseId: 'r1',
  key: 'm4.duty',
  recipient: 'agency:water',
  urgency: 'urgent' as const,
};

export const task = (id: string, over: Partial<TaskRow> = {}): TaskRow => ({
  ...instance(id),
  context: { overdue: false, adjustmentRequested: false },
  ...taskKeys,
  dueAt: null,
  ...over,
});

export const delivery = (id: string, over: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id,
  incidentId: 'i1',
  taskId: 't1',
  recipient: 'agency:water',
  contactId: null,
  channel: 'inbox',
  urgency: 'urgent',
  exercise: false,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: null,
  createdAt: 1,
  sentAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  lastError: null,
  message: document(),
  ...over,
});

export const fact = (seq: number, over: Partial<JournalRow> = {}): JournalRow => ({
  seq,
  at: LARGE,
  incidentId: 'i1',
  stream: 'task',
  streamId: 't1',
  streamSeq: seq,
  state: 'issued',
  fact: 'task.issued',
  actor: { id: 'u1', name: AWKWARD, posts: ['office'] },
  data: AWKWARD_DOCUMENT,
  reason: AWKWARD,
  cite: '5.2.3(4)',
  machine: 'task@1',
  plan: null,
  requestId: 'q1',
  exercise: true,
  prevHash: seq === 1 ? 'genesis' : `sha256:${seq - 1}`,
  hash: `sha256:${seq}`,
  ...over,
});

/** A write set that holds only what is given. */
export const writes = (over: Partial<WriteSet>): WriteSet => ({
  put: {},
  remove: {},
  facts: [],
  head: null,
  ...over,
});

/** A write set that adds `facts` at the end of the chain. */
export const append = (...facts: JournalRow[]): WriteSet => {
  const last = facts.at(-1)!;
  return writes({ facts, head: { seq: last.seq, hash: last.hash } });
};
