import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CapTrust } from '#preparation';
import { parseKeys, type RegisterKeys } from '#register';

export type Role = 'all' | 'api' | 'worker';

/** All that a deployment sets, read once at the start. */
export interface EngineConfig {
  role: Role;
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string;
  /** `local`: a private server under the data folder; `none`: the queue in this process. */
  redis: { url: string } | 'local' | 'none';
  digest: string;
  plansRoot: string | undefined;
  defaultPlan: string;
  /** Whether an empty database gets the demonstration set. */
  demonstration: boolean;
  webhooks: { allowInsecure: boolean; allowPrivate: boolean; allowHosts: string[] };
  /** CAP messages: senders that are trusted, whether a signature is demanded, and our own name as sender. */
  cap: CapTrust & { sender: string };
  /** Keys of the register of persons; none here: the data folder keeps one. */
  registerKeys: RegisterKeys;
  /** Largest attachment, in bytes. */
  attachmentBytes: number;
  /** Years after their closing that processes are archived. */
  archiveYears: number;
  /** Whether cookies demand https; only a deployment behind TLS can. */
  secureCookies: boolean;
}

const yes = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads the environment; throws a RangeError that names the variable where a value makes no sense. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, role: Role = 'all'): EngineConfig {
  const dataDir = resolve(env['KAIDU_DATA'] ?? 'data');
  return {
    role,
    host: env['KAIDU_HOST'] ?? '127.0.0.1',
    port: port(env['PORT'] ?? '3000'),
    dataDir,
    databaseUrl: env['DATABASE_URL'] ?? `sqlite:${join(dataDir, 'kaidu.db')}`,
    redis: redis(env),
    digest: env['KAIDU_DIGEST'] ?? 'sha256',
    plansRoot: env['KAIDU_PLANS'],
    defaultPlan: env['KAIDU_PLAN'] ?? 'bayingolin/natural-disaster-relief',
    demonstration: env['KAIDU_DEMONSTRATION'] !== '0',
    webhooks: {
      allowInsecure: yes(env['KAIDU_WEBHOOK_INSECURE']),
      allowPrivate: yes(env['KAIDU_WEBHOOK_PRIVATE']),
      allowHosts: (env['KAIDU_WEBHOOK_HOSTS'] ?? '').split(',').filter(Boolean),
    },
    cap: {
      certificates: certificates(env['KAIDU_CAP_CERTIFICATES']),
      requireSignature: yes(env['KAIDU_CAP_SIGNED']),
      sender: env['KAIDU_CAP_SENDER'] ?? 'kaidu',
    },
    registerKeys: parseKeys(env['KAIDU_REGISTER_KEY'] ?? ''),
    attachmentBytes: attachmentBytes(env['KAIDU_ATTACHMENT_MB'] ?? '10'),
    archiveYears: archiveYears(env['KAIDU_ARCHIVE_YEARS'] ?? '3'),
    secureCookies: yes(env['KAIDU_SECURE_COOKIES']),
  };
}

/** The certificates of one PEM file, which may hold several. */
function certificates(file: string | undefined): string[] {
  if (!file) return [];
  const found = readFileSync(file, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g,
  );
  if (!found) throw new RangeError(`KAIDU_CAP_CERTIFICATES: ${file} holds no certificate`);
  return found;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new RangeError(`PORT: ${text} is not a port`);
  return value;
}

/** Base64 in one row and one statement: beyond this, a database of its own for files would be the right thing. */
const MOST_MB = 64;

function attachmentBytes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= MOST_MB))
    throw new RangeError(`KAIDU_ATTACHMENT_MB: ${text} is not between 0 and ${MOST_MB}`);
  return Math.floor(value * 1024 * 1024);
}

function archiveYears(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 100))
    throw new RangeError(`KAIDU_ARCHIVE_YEARS: ${text} is not between 0 and 100`);
  return value;
}

function redis(env: NodeJS.ProcessEnv): EngineConfig['redis'] {
  const queue = env['KAIDU_QUEUE'] ?? 'auto';
  if (!['auto', 'in-process'].includes(queue))
    throw new RangeError(`KAIDU_QUEUE: ${queue} is neither auto nor in-process`);
  if (queue === 'in-process') return 'none';
  return env['REDIS_URL'] ? { url: env['REDIS_URL'] } : 'local';
}
