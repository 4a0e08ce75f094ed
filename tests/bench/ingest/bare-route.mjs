import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { START_SWITCHES } from '../switches.mjs';
import { reporter } from './reports.mjs';

const SERVER = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/** A bare Nest route on Fastify in a process of its own, with single or with grouped inserts. */
export class BareRoute {
  static async start({ database, grouped }) {
    const env = { ...process.env, KIND: database.kind, URL: database.url, GROUPED: grouped ? '1' : '0' };
    const child = fork(SERVER, { env, execArgv: START_SWITCHES });
    const died = once(child, 'exit').then(() => Promise.reject(new Error('the bare server ended')));
    died.catch(() => {});
    const [{ port }] = await Promise.race([once(child, 'message'), died]);
    return new BareRoute(child, `http://127.0.0.1:${port}`);
  }

  constructor(child, url) {
    this.child = child;
    this.url = url;
  }

  reporters(count) {
    const since = Date.now() - 24 * 3600_000;
    return Array.from({ length: count }, (_, seed) =>
      reporter({ path: '/reports', division: '652801', since, token: 'x'.repeat(43), seed }),
    );
  }

  /** Stops it and returns how many reports it had stored. */
  async stop() {
    this.child.send('count');
    const [{ rows }] = await once(this.child, 'message');
    this.child.send('stop');
    await once(this.child, 'exit');
    return rows;
  }
}
