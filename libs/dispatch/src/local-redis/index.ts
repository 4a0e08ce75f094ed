export { dieWithParent } from './die-with-parent.ts';
export { findRedisServer } from './find-redis-server.ts';
export {
  findLocalRedis,
  type LocalRedis,
  type LocalRedisOptions,
  startLocalRedis,
} from './start-local-redis.ts';
