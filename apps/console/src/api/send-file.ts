import { lostSession } from '../app/session/lost.ts';
import { randomId } from './random-id.ts';

export interface Sending {
  path: string;
  file: Blob;
  /** Media type that the engine takes it for. */
  type: string;
  /** Parts of the whole that have gone out, from 0 to 1. */
  onProgress: (part: number) => void;
  signal?: AbortSignal;
  /** The command's key: the same for every attempt at the same file, so that it is added once. */
  key?: string;
}

const UNAUTHENTICATED = 401;

/**
 * Sends a file as the body of a command and tells how far it has come, which `fetch` cannot. Resolves with what the
 * engine answers; throws its refusal, or what the network did.
 */
export async function sendFile<T>({ key = randomId(), ...sending }: Sending): Promise<T> {
  for (;;) {
    const { status, body } = await attempt({ ...sending, key });
    if (status !== UNAUTHENTICATED) {
      if (status < 300) return body as T;
      throw body;
    }
    await lostSession();
  }
}

function attempt({ path, file, type, onProgress, signal, key }: Sending & { key: string }) {
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('content-type', type);
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new TypeError(`no connection: ${path}`));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
