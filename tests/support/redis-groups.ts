import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findRedisServer } from '../../libs/dispatch/src/local-redis/find-redis-server.ts';
import type { RedisNode } from '../../libs/dispatch/src/queue/redis-target.ts';
import { freePort } from './free-port.ts';
import { makeServerFolder, removeFolder } from './server-folder.ts';
import { ServerProcess } from './server-process.ts';

const HOST = '127.0.0.1';
const ASSEMBLED_WITHIN_MS = 15_000;

export interface RedisNodeServer extends RedisNode {
  kill(): Promise<void>;
  ask(...command: [string, ...(string | number)[]]): Promise<unknown>;
  stop(): Promise<void>;
}

/** One Redis on a port of this machine; sentinels and clusters speak no unix sockets. */
async function startNode(args: string[], mode: string[] = []): Promise<RedisNodeServer> {
  const program = findRedisServer();
  if (!program) throw new Error('No redis-server or valkey-server here.');
  const folder = makeServerFolder('redis');
  const port = await freePort();
  const file = mode.length ? [join(folder, 'sentinel.conf')] : [];
  if (file[0]) writeFileSync(file[0], args.join('\n'));
  const common = ['--port', String(port), '--bind', HOST, '--dir', folder];
  const server = new ServerProcess({
    program,
    args: [...file, ...common, ...(file.length ? mode : ['--save', '', ...args])],
    cwd: folder,
    endSignal: 'SIGTERM',
    isReady: () =>
      ask('PING').then(
        () => true,
        () => false,
      ),
  });
  const ask = async (...[name, ...rest]: [string, ...(string | number)[]]): Promise<unknown> => {
    const client = new Redis({
      host: HOST,
      port,
      lazyConnect: true,
      retryStrategy: () => null,
      disconnectTimeout: 20,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...rest);
    } finally {
      client.disconnect();
    }
  };
  await server.start();
  return {
    host: HOST,
    port,
    kill: () => server.kill(),
    ask,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

const AS_THE_PRODUCT_WANTS = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];

export interface SentinelGroup {
  sentinel: RedisNodeServer;
  master: RedisNodeServer;
  replica: RedisNodeServer;
  stop(): Promise<void>;
}

/** A master, its replica, and a sentinel that makes the replica the master half a second after the master is gone. */
export async function startSentinelGroup(name: string): Promise<SentinelGroup> {
  const master = await startNode(AS_THE_PRODUCT_WANTS);
  const replica = await startNode([
    ...AS_THE_PRODUCT_WANTS,
    ...['--replicaof', `${HOST} ${master.port}`, '--repl-diskless-sync-delay', '0'],
  ]);
  const settings = [
    `sentinel monitor ${name} ${HOST} ${master.port} 1`,
    `sentinel down-after-milliseconds ${name} 500`,
    `sentinel failover-timeout ${name} 3000`,
  ];
  const sentinel = await startNode(settings, ['--sentinel']);
  await until(async () => {
    const known = (await sentinel.ask('SENTINEL', 'REPLICAS', name)) as unknown[];
    return known.length === 1 && String(await replica.ask('INFO', 'replication')).includes('link_status:up');
  });
  const stop = () => Promise.all([sentinel, replica, master].map((one) => one.stop())).then(() => undefined);
  return { sentinel, master, replica, stop };
}

const SLOTS = 16_384;

/** Three masters that share the slots. */
export async function startCluster(): Promise<{ nodes: RedisNodeServer[]; stop(): Promise<void> }> {
  const start = async () => {
    const bus = String(await freePort());
    return startNode([...AS_THE_PRODUCT_WANTS, '--cluster-enabled', 'yes', '--cluster-port', bus]);
  };
  const nodes: RedisNodeServer[] = [];
  for (let i = 0; i < 3; i++) nodes.push(await start());
  for (const [i, node] of nodes.entries()) {
    const from = Math.floor((SLOTS * i) / 3);
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', from, Math.floor((SLOTS * (i + 1)) / 3) - 1);
    const bus = /@(\d+)/.exec(String(await nodes[0]!.ask('CLUSTER', 'NODES')))![1]!;
    if (i > 0) await node.ask('CLUSTER', 'MEET', HOST, nodes[0]!.port, bus);
  }
  await until(async () => {
    const states = await Promise.all(nodes.map((node) => node.ask('CLUSTER', 'INFO')));
    return states.every((state) => /cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(String(state)));
  });
  return { nodes, stop: () => Promise.all(nodes.map((node) => node.stop())).then(() => undefined) };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ASSEMBLED_WITHIN_MS;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('the servers did not find one another');
    await sleep(50);
  }
}
