/** An index over only those rows whose `column` holds one of `values`. */
export interface PartialIndex {
  name: string;
  /** Property that the index is sorted by. */
  key: string;
  column: string;
  values: readonly string[];
  /** Property that a row has to have besides; a read that compares it need not say so. */
  having?: { column: string };
}

/**
 * The condition as both databases want it: literal, for neither proves that a parameter lies in the index. A read
 * that qualifies repeats these very words (../sql/select.ts), or the index would not be used.
 */
export const conditionOf = (index: PartialIndex): string =>
  `${index.column} IN (${index.values.map((value) => `'${value}'`).join(', ')})`;

/** What the index is made with. */
export const whereOf = (index: PartialIndex): string =>
  [conditionOf(index), ...(index.having ? [`${index.having.column} IS NOT NULL`] : [])].join(' AND ');

/**
 * One activation writes a row for each of some sixty recipients. In an index over all rows each of them lands on
 * another page, and the transaction slows as the table grows; over open rows only, the index stays small.
 */
export const OPEN_TASKS: PartialIndex = {
  name: 'task_open',
  key: 'recipient',
  column: 'state',
  values: ['offered', 'armed', 'issued', 'acknowledged', 'inProgress'],
};

/** What the relay and the sweep have still to hand over. */
export const DUE_DELIVERIES: PartialIndex = {
  name: 'delivery_due',
  key: 'nextAttemptAt',
  column: 'state',
  values: ['queued'],
};

/** What another contact gets when its time has come and it still waits; few rows, for most have no other contact. */
export const FALLING_BACK: PartialIndex = {
  name: 'delivery_fall_back',
  key: 'fallBackAt',
  column: 'state',
  values: ['queued'],
  having: { column: 'fall_back_at' },
};

/** What has reached nobody, for the office to see to. */
export const EXHAUSTED: PartialIndex = {
  name: 'delivery_exhausted',
  key: 'id',
  column: 'state',
  values: ['exhausted'],
};

/** What a recipient has not acknowledged yet. */
export const OPEN_DELIVERIES: PartialIndex = {
  name: 'delivery_open',
  key: 'recipient',
  column: 'state',
  values: ['queued', 'sent', 'delivered', 'opened'],
};

/** What left and is not known to have come, and what was given up: an operator counts these among a million. */
export const UNSETTLED_DELIVERIES: PartialIndex = {
  name: 'delivery_unsettled',
  key: 'state',
  column: 'state',
  values: ['sent', 'failed'],
};

/** The processes that are not over: what the auditor goes round. */
export const OPEN_INCIDENTS: PartialIndex = {
  name: 'incident_open',
  key: 'id',
  column: 'state',
  values: ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'],
};

/** What the auditor found and is not closed. */
export const STANDING_GAPS: PartialIndex = {
  name: 'audit_gap_standing',
  key: 'id',
  column: 'state',
  values: ['open', 'repaired'],
};

export const PARTIAL_INDEXES: Readonly<Record<string, readonly PartialIndex[]>> = {
  incident: [OPEN_INCIDENTS],
  audit_gap: [STANDING_GAPS],
  task: [OPEN_TASKS],
  delivery: [DUE_DELIVERIES, EXHAUSTED, UNSETTLED_DELIVERIES, OPEN_DELIVERIES],
};
