import 'reflect-metadata';
import {
  ConfigError,
  DataFolderError,
  DEMONSTRATION_PASSWORD,
  makeDemonstration,
  type Running,
  readConfig,
  runEngine,
  stopOnSignal,
} from '#engine';
import { isProblem } from '#kernel';
import { drain } from './http/drain.ts';
import { createServer } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts the engine and serves it; resolves once it listens. */
export async function serve(role: 'all' | 'api' = 'all'): Promise<void> {
  const running = await runEngine(readConfig(process.env, role));
  try {
    await present(running);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function present({ engine, log, tracing, newKeyFile, stop }: Running): Promise<void> {
  const { config } = engine;
  const app = await createServer(engine, log, tracing);
  stopOnSignal(async () => {
    await drain(app, config.drainMs);
    await stop();
  }, config.drainMs);
  const logins = config.demonstration ? await makeDemonstration(engine) : null;
  await app.listen(config.port, config.host);
  if (logins)
    say(
      `演示账号已建立 / Demonstration accounts made (密码 password: ${DEMONSTRATION_PASSWORD}): ${logins.join(' ')}`,
    );
  if (newKeyFile)
    say(
      `人员登记密钥已建立，请妥善备份 / Key of the register of persons made, keep a copy of it safe: ${newKeyFile}`,
    );
  if (engine.queue.kind === 'in-process')
    say('未使用 Redis，任务队列在本进程内 / Running without Redis: the queue lives in this process.');
  say(`开都已启动 / Kaidu serves on ${await app.getUrl()} （接口说明 API: /docs）`);
}

/** Ends the process with what a person can act on. */
export function fail(error: unknown): never {
  const said =
    error instanceof DataFolderError
      ? `${error.zh}\n${error.en}`
      : error instanceof ConfigError
        ? error.message
        : isProblem(error)
          ? [
              error.zh,
              error.en,
              ...(error.extras.faults ?? []).map(({ at, zh, en }) => `  ${at} ${zh} / ${en}`),
            ].join('\n')
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error);
  process.stderr.write(`${said}\n`);
  process.exit(1);
}

if (process.argv[1]?.endsWith('apps/api/src/main.js')) serve().catch(fail);
