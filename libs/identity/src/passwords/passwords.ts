import { createHash, randomBytes } from 'node:crypto';
import { Turnstile } from './turnstile.ts';

/** OWASP's first choice for argon2id. The algorithm by number: its enum does not survive isolated modules. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Loaded with the first password: a worker checks none. */
const argon2 = () => import('@node-rs/argon2');

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '');

/** Has the form and the cost of a real hash, and no password. */
const NOBODYS = `$argon2id$v=19$m=${ARGON2ID.memoryCost},t=${ARGON2ID.timeCost},p=1$${base64(16)}$${base64(32)}`;

/** One form for one password, whatever keyboard it was typed on. */
const typed = (password: string) => password.normalize('NFKC');

/**
 * Hashes and checks passwords. Two at a time: each takes 19 MiB and a thread of the pool that the SQLite driver
 * needs as well, and a wave of log-ins must not hold up the record.
 */
export class Passwords {
  private readonly turnstile = new Turnstile(2, 200);

  hash(password: string): Promise<string> {
    return this.turnstile.through(async () => (await argon2()).hash(typed(password), ARGON2ID));
  }

  /** False for a null hash (no such account, or one without a password), after the same work as for a real one. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const fits = await this.turnstile.through(async () =>
      (await argon2()).verify(stored || NOBODYS, typed(password)),
    );
    return fits && Boolean(stored);
  }

  /** The same for the same text and salt, and as slow to guess from as a password's hash. */
  async slowDigest(text: string, salt: string): Promise<string> {
    const bytes = createHash('sha256').update(salt).digest();
    const raw = await this.turnstile.through(async () =>
      (await argon2()).hashRaw(text, { ...ARGON2ID, salt: bytes }),
    );
    return raw.toString('base64url');
  }
}
