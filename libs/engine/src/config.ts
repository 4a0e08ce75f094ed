import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RedisTarget } from '#dispatch';
import type { CapTrust } from '#preparation';
import { parseKeys, type RegisterKeys } from '#register';
import { DISPATCH_RULES, type DispatchRules } from '#runtime';
import { type ChannelConfig, readChannels } from './channels/read-channels.ts';
import { parseLinkKeys } from './link-keys.ts';
import { redisTarget } from './redis-config.ts';

export type Role = 'all' | 'api' | 'worker';

/** All that a deployment sets, read once at the start. */
export interface EngineConfig {
  role: Role;
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string;
  /** `local`: a private server under the data folder; `none`: the queue in this process. */
  redis: RedisTarget | 'local' | 'none';
  digest: string;
  plansRoot: string | undefined;
  defaultPlan: string;
  /** Whether an empty database gets the demonstration set. */
  demonstration: boolean;
  webhooks: { allowInsecure: boolean; allowPrivate: boolean; allowHosts: string[] };
  /** Channels besides inbox and webhook, by the file that `KAIDU_CHANNELS` names. */
  channels: ChannelConfig;
  /** How messages are gathered, when another contact gets them, and when routine ones wait. */
  dispatch: DispatchRules;
  /** CAP messages: senders that are trusted, whether a signature is demanded, and our own name as sender. */
  cap: CapTrust & { sender: string };
  /** Keys of the register of persons; none here: the data folder keeps one. */
  registerKeys: RegisterKeys;
  /** Largest attachment, in bytes. */
  attachmentBytes: number;
  /** A folder of message templates and rules that stand before the product's own; plans stand before both. */
  messagesRoot: string | undefined;
  /** A folder of the types that official documents are set in; null: open ones that come near. */
  fonts: string | null;
  /** Where people reach this deployment, without a slash at the end; null: messages hold no link. */
  publicUrl: string | null;
  /** Keys that sign links in messages, the newest first; none here: the data folder keeps one. */
  linkKeys: readonly Buffer[];
  /** How long such a link is good, in milliseconds. */
  linkMs: number;
  /** Years after their closing that processes are archived. */
  archiveYears: number;
  /** Whether cookies demand https; only a deployment behind TLS can. */
  secureCookies: boolean;
  /** Whether a proxy in front says whose request it is. */
  trustProxy: boolean;
  /** Least severe lines that are written: of the engine, and of its HTTP server. */
  log: { engine: string; http: string };
  /** The collector of traces; null for none. */
  traces: { collector: string; service: string } | null;
  /** How long a process that was told to stop still takes requests, while it says that it is not ready; ms. */
  drainMs: number;
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
    channels: readChannels(env['KAIDU_CHANNELS'], env),
    dispatch: {
      gatherMs: seconds(env, 'KAIDU_GATHER_SECONDS', DISPATCH_RULES.gatherMs, 60),
      // Later than this, and the fall-back would not be out within a minute of the commit.
      fallBackMs: seconds(env, 'KAIDU_FALL_BACK_SECONDS', DISPATCH_RULES.fallBackMs, 55),
      quietHours: quietHours(env['KAIDU_QUIET_HOURS']),
    },
    cap: {
      certificates: certificates(env['KAIDU_CAP_CERTIFICATES']),
      requireSignature: yes(env['KAIDU_CAP_SIGNED']),
      sender: env['KAIDU_CAP_SENDER'] ?? 'kaidu',
    },
    registerKeys: parseKeys(env['KAIDU_REGISTER_KEY'] ?? ''),
    attachmentBytes: attachmentBytes(env['KAIDU_ATTACHMENT_MB'] ?? '10'),
    messagesRoot: env['KAIDU_MESSAGES'],
    fonts: env['KAIDU_FONTS'] ?? null,
    publicUrl: publicUrl(env['KAIDU_PUBLIC_URL']),
    linkKeys: parseLinkKeys(env['KAIDU_LINK_KEY'] ?? ''),
    linkMs: linkMs(env['KAIDU_LINK_HOURS'] ?? '72'),
    archiveYears: archiveYears(env['KAIDU_ARCHIVE_YEARS'] ?? '3'),
    secureCookies: yes(env['KAIDU_SECURE_COOKIES']),
    trustProxy: yes(env['KAIDU_TRUST_PROXY']),
    log: { engine: level(env, 'KAIDU_LOG', 'info'), http: level(env, 'KAIDU_HTTP_LOG', 'warn') },
    traces: traces(env),
    drainMs: drainMs(env['KAIDU_DRAIN_SECONDS'] ?? '0'),
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

function seconds(env: NodeJS.ProcessEnv, name: string, usualMs: number, most: number): number {
  const text = env[name];
  if (!text) return usualMs;
  const value = Number(text);
  if (!(value >= 0 && value <= most))
    throw new RangeError(`${name}: ${text} is not between 0 and ${most} seconds`);
  return Math.round(value * 1000);
}

/** `22:00-07:00`, Beijing time. */
function quietHours(text: string | undefined): DispatchRules['quietHours'] {
  if (!text) return null;
  const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!found) throw new RangeError(`KAIDU_QUIET_HOURS: ${text} is not like 22:00-07:00`);
  const [hour, minute, endHour, endMinute] = found.slice(1).map(Number) as [number, number, number, number];
  return { from: hour * 60 + minute, to: endHour * 60 + endMinute };
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new RangeError(`PORT: ${text} is not a port`);
  return value;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function level(env: NodeJS.ProcessEnv, name: string, otherwise: string): string {
  const value = env[name] ?? otherwise;
  if (!LEVELS.includes(value)) throw new RangeError(`${name}: ${value} is none of ${LEVELS.join(', ')}`);
  return value;
}

/** By OpenTelemetry's own variables, of which its libraries read the others. */
function traces(env: NodeJS.ProcessEnv): EngineConfig['traces'] {
  const collector = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!collector || env['OTEL_SDK_DISABLED'] === 'true') return null;
  return { collector, service: env['OTEL_SERVICE_NAME'] ?? 'kaidu' };
}

/** Longer, and whoever stops us would lose patience. */
const MOST_DRAIN_SECONDS = 60;

function drainMs(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= MOST_DRAIN_SECONDS))
    throw new RangeError(`KAIDU_DRAIN_SECONDS: ${text} is not between 0 and ${MOST_DRAIN_SECONDS}`);
  return value * 1000;
}

/** Base64 in one row and one statement: beyond this, a database of its own for files would be the right thing. */
const MOST_MB = 64;

function attachmentBytes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= MOST_MB))
    throw new RangeError(`KAIDU_ATTACHMENT_MB: ${text} is not between 0 and ${MOST_MB}`);
  return Math.floor(value * 1024 * 1024);
}

/** An address with a user name, a query or a fragment could not be the beginning of another one. */
function publicUrl(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url && !url.username && !url.password && !url.search && !url.hash;
  if (!plain || !['http:', 'https:'].includes(url.protocol))
    throw new RangeError(`KAIDU_PUBLIC_URL: ${text} is not an http(s) address without query and fragment`);
  return url.href.replace(/\/+$/, '');
}

const MOST_LINK_HOURS = 720;

function linkMs(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= MOST_LINK_HOURS))
    throw new RangeError(`KAIDU_LINK_HOURS: ${text} is not between 0 and ${MOST_LINK_HOURS}`);
  return hours * 3_600_000;
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
  return redisTarget(env) ?? 'local';
}
