export { type PostgresServer, postgresUrl, startPostgres } from './postgres-server.ts';
export { type RedisServer, startRedis } from './redis-server.ts';

const fromSetup = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this spec belongs to the integration or e2e tests.`);
  return value;
};

/** The Redis that all specs of a run share: give every queue a prefix of its own, and never flush it. */
export const sharedRedisUrl = (): string => fromSetup('KAIDU_TEST_REDIS_URL');
export const sharedRedisPath = (): string => new URL(sharedRedisUrl()).pathname;

/** The maintenance database of the PostgreSQL that all specs of a run share; see database.ts. */
export const sharedPostgresUrl = (): string => fromSetup('KAIDU_TEST_POSTGRES_URL');
