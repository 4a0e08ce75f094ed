import { type Logger, pino } from 'pino';
import type { Observer } from '#runtime';
import { errorForLog, requestForLog, withoutPersonal } from './redaction.ts';

/** Structured log lines on standard error; standard output is for people. */
export const engineLog = (level: string, destination: pino.DestinationStream = pino.destination(2)): Logger =>
  pino(
    {
      level,
      serializers: { err: errorForLog, req: requestForLog },
      hooks: { streamWrite: withoutPersonal },
    },
    destination,
  );

/** Writes a line for each step, with the request that it was done for. */
export const logObserver = (log: Logger): Observer => ({
  async observe(step, work) {
    const began = performance.now();
    const noted = { ...step.about };
    const tell = (failed: boolean) => {
      const ms = Math.round((performance.now() - began) * 10) / 10;
      log.debug({ ...noted, ms, ...(failed ? { failed } : {}) }, step.name);
    };
    try {
      const result = await work((about) => Object.assign(noted, about));
      tell(false);
      return result;
    } catch (error) {
      noted['code'] = (error as { code?: string } | null)?.code;
      tell(true);
      throw error;
    }
  },
  traceparent: () => null,
});
