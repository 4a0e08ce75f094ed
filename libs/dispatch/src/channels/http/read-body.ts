import type { IncomingMessage } from 'node:http';

/** The whole body of an answer; rejects when it breaks off, or is longer than `most` bytes. */
export function readBody(response: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let read = 0;
    response.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > most) reject(new Error('the answer is too long'));
      else chunks.push(chunk);
    });
    response.on('end', () => resolve(Buffer.concat(chunks)));
    // Comes alone where the connection breaks in the middle of the body.
    response.on('error', () => undefined);
    response.on('close', () => reject(new Error('the answer broke off')));
  });
}
