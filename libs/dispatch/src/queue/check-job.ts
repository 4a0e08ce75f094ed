import type { DeliveryJob } from '#runtime';

const ID = /^[A-Za-z0-9-]+$/;

/** Both queues hold callers to the contract, so that what runs in process also runs on Redis. */
export function checkJobs(jobs: readonly DeliveryJob[]): void {
  for (const { id } of jobs)
    if (!ID.test(id)) throw new TypeError(`not a job id (letters, digits, hyphens): ${JSON.stringify(id)}`);
}
