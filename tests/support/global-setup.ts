import { startPostgres } from './postgres-server.ts';
import { startRedis } from './redis-server.ts';
import { runningServers } from './running-servers.ts';

/** Starts the servers that the specs of this run share; Jest's workers inherit the environment. */
export default async function globalSetup(): Promise<void> {
  try {
    const redis = await startRedis();
    runningServers().push(redis);
    process.env['KAIDU_TEST_REDIS_URL'] = redis.url;
    const postgres = await startPostgres();
    runningServers().push(postgres);
    process.env['KAIDU_TEST_POSTGRES_URL'] = postgres.url;
  } catch (error) {
    await Promise.all(runningServers().map((server) => server.stop()));
    throw error;
  }
}
