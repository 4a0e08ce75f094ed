import 'reflect-metadata';
import { DEMONSTRATION_PASSWORD, type Engine, engineLog, makeDemonstration } from '#engine';
import { createServer } from '../../../api/src/server.ts';

/** Serves a drill's engine, so that people take part as they would in earnest. */
export async function openDoors(
  engine: Engine,
  port: number,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const app = await createServer(engine, engineLog(engine.config.log.engine));
  await makeDemonstration(engine);
  await app.listen(port, '127.0.0.1');
  say(`【演练】${await app.getUrl()} （密码 password: ${DEMONSTRATION_PASSWORD}）`);
  return () => app.close();
}
