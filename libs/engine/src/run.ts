import { type Logger, pino } from 'pino';
import type { EngineConfig } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { type Engine, openEngine } from './engine.ts';
import { linkKeysIn } from './link-keys.ts';
import { chooseQueue } from './redis.ts';
import { registerKeysIn } from './register-key-file.ts';

export interface Running {
  engine: Engine;
  log: Logger;
  /** The file of the register's key, where this start made it. */
  newKeyFile: string | null;
  /** Ends the engine and everything that it started; harmless when repeated. */
  stop: () => Promise<void>;
}

/** Structured log lines on standard error; standard output is for people. */
export const engineLog = (): Logger =>
  pino(
    {
      level: process.env['KAIDU_LOG'] ?? 'info',
      redact: ['req.headers.authorization', 'req.headers.cookie'],
    },
    pino.destination(2),
  );

/** Opens the engine of this process's role, with its queue and, unless it is a worker, its data folder. */
export async function runEngine(config: EngineConfig, log: Logger = engineLog()): Promise<Running> {
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
    const { queue, local } = await chooseQueue(config, (line) => log.info(line));
    undo.push(() => local?.stop());
    const engine = await openEngine(settled, queue, (where, error) =>
      log.error({ err: error }, `fault in ${where}`),
    );
    undo.push(() => engine.close());
    await engine.start();
    return { engine, log, newKeyFile: own?.made ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One Ctrl-C can arrive twice: from the terminal and from npm. */
const SAME_PRESS_MS = 1000;

/** Ends the process cleanly on Ctrl-C or SIGTERM; at once when asked again. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked !== null) {
        if (performance.now() - asked > SAME_PRESS_MS) process.exit(130);
        return;
      }
      asked = performance.now();
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}
