import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SilenceableProxy {
  /** On 127.0.0.1. */
  readonly port: number;
  /** From now on nothing passes over the connections that exist; new ones work. */
  silence(): void;
  close(): Promise<void>;
}

/** Stands between a client and a server's socket, and can play a network that drops everything without a word. */
export async function startSilenceableProxy(path: string): Promise<SilenceableProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(path);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.pipe(far).pipe(near);
    for (const end of pair) {
      end.on('error', () => undefined);
      end.on('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    silence: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    close: async () => {
      for (const ends of pairs) for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
