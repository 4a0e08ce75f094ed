import type { Logger } from 'pino';
import { addObserver } from '#runtime';
import type { EngineConfig } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { type Engine, openEngine } from './engine.ts';
import { linkKeysIn } from './link-keys.ts';
import { chooseQueue } from './redis.ts';
import { registerKeysIn } from './register-key-file.ts';
import { tidyAfterStart } from './tidy-after-start.ts';
import { engineLog, logObserver } from './watch/engine-log.ts';
import { startTracing, type Tracing } from './watch/tracing.ts';

export interface Running {
  engine: Engine;
  log: Logger;
  /** Null where nobody asked for traces. */
  tracing: Tracing | null;
  /** The file of the register's key, where this start made it. */
  newKeyFile: string | null;
  /** Ends the engine and everything that it started; harmless when repeated. */
  stop: () => Promise<void>;
}

/** Opens the engine of this process's role, with its queue and, unless it is a worker, its data folder. */
export async function runEngine(
  config: EngineConfig,
  log: Logger = engineLog(config.log.engine),
): Promise<Running> {
  const folder = config.role === 'worker' ? null : claimDataFolder(config.dataDir);
  const undo: (() => unknown)[] = [() => folder?.release()];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= (async () => {
      for (const step of undo.reverse()) await step();
    })();
    return stopping;
  };
  try {
    const own = folder && !config.registerKeys.length ? registerKeysIn(folder.path) : null;
    const linkKeys = folder && !config.linkKeys.length ? linkKeysIn(folder.path) : config.linkKeys;
    if (config.publicUrl !== null && !linkKeys.length)
      log.warn('KAIDU_LINK_KEY is not set: messages that this process sends hold no link to acknowledge');
    const settled = { ...config, linkKeys, ...(own && { registerKeys: own.keys }) };
    const tracing = await startTracing(config);
    if (tracing) undo.push(() => tracing.stop(), addObserver(tracing));
    if (log.isLevelEnabled('debug')) undo.push(addObserver(logObserver(log)));
    const { queue, local } = await chooseQueue(config, (line) => log.info(line));
    undo.push(() => local?.stop());
    const engine = await openEngine(settled, queue, (where, error) =>
      log.error({ err: error }, `fault in ${where}`),
    );
    undo.push(() => engine.close());
    // With a key of its own, this process could not read what the others seal.
    if (own && config.role === 'api')
      log.warn(
        'KAIDU_REGISTER_KEY is not set: several API processes need the same key / 多个 API 进程须设置相同的 KAIDU_REGISTER_KEY',
      );
    await engine.start();
    undo.push(tidyAfterStart());
    return { engine, log, tracing, newKeyFile: own?.made ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One Ctrl-C can arrive twice: from the terminal and from npm. */
const SAME_PRESS_MS = 1000;

/** What is not done by then is left for others, or for the next start: rows say what is open. */
const STOPPED_WITHIN_MS = 30_000;

/**
 * Ends the process cleanly on Ctrl-C or SIGTERM; at once when asked again, and in any case thirty seconds after `noticeMs`.
 */
export function stopOnSignal(stop: () => Promise<void>, noticeMs = 0): void {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked !== null) {
        if (performance.now() - asked > SAME_PRESS_MS) process.exit(130);
        return;
      }
      asked = performance.now();
      setTimeout(() => process.exit(0), noticeMs + STOPPED_WITHIN_MS).unref();
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}
