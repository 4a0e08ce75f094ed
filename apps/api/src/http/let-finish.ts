import type { IncomingMessage } from 'node:http';

const AT_MOST_BYTES = 16 * 1024 * 1024;
const AT_MOST_MS = 3000;

/**
 * Reads the rest of a body that is refused, within bounds, and throws it away. A client that is still writing when
 * the connection closes sees a broken pipe instead of the answer.
 */
export function letFinish(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let read = 0;
    const patience = setTimeout(resolve, AT_MOST_MS);
    const done = () => {
      clearTimeout(patience);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > AT_MOST_BYTES) done();
    });
    request.once('close', done).once('end', done);
    request.resume();
  });
}
