import { readConfig, runEngine, stopOnSignal } from '#engine';

/** Makes deliveries and keeps the clocks, beside an API process on the same database and Redis. */
export async function work(): Promise<void> {
  const { engine, stop } = await runEngine(readConfig(process.env, 'worker'));
  stopOnSignal(stop);
  if (engine.queue.kind === 'in-process') {
    process.stderr.write(
      '独立工作进程需要 Redis（REDIS_URL，或同一数据目录下正在运行的引擎） / A separate worker needs Redis: set REDIS_URL, or run beside an engine on the same data folder.\n',
    );
    await stop();
    process.exit(1);
  }
  process.stdout.write('开都工作进程已启动 / Kaidu worker is running\n');
}
