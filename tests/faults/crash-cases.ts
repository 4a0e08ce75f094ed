/** Which process comes by a crash point: one that serves people, one that makes deliveries, or the one that does both. */
export type Killed = 'api' | 'worker' | 'all';

/**
 * The processes that are killed at each crash point: an API and a worker on PostgreSQL and Redis, and the one process
 * of a small deployment on SQLite without Redis.
 */
export const CASES: Record<string, readonly Killed[]> = {
  'group-ran': ['api', 'worker', 'all'],
  'group-written': ['api', 'worker', 'all'],
  'group-committed': ['api', 'worker', 'all'],
  'ran-ahead': ['api', 'worker'],
  'written-ahead': ['api', 'all'],
  'before-answers': ['api'],
  'after-commit': ['api', 'all'],
  'batch-added': ['api', 'worker'],
  'handed-over': ['api'],
  'job-taken': ['worker', 'all'],
  'deliveries-read': ['worker'],
  'contact-read': ['worker'],
  'address-checked': ['worker'],
  'message-posted': ['worker', 'all'],
  'mail-taken': ['worker'],
  'attempt-over': ['worker'],
  'after-delivery': ['worker', 'all'],
  'outcomes-recorded': ['worker'],
  'job-handled': ['worker'],
  'job-handled-in-process': ['all'],
  'deadlines-found': ['worker'],
  'deadlines-fired': ['worker'],
  'fall-backs-found': ['worker'],
  'fell-back': ['worker'],
  'due-found': ['worker'],
  'due-handed-over': ['worker'],
  'gathering-closed': ['worker'],
  'gathered-handed-over': ['worker'],
  'made-due': ['worker'],
};
