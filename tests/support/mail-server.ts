import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Who was logged in. */
  user: string | null;
  /** Whether it came over TLS. */
  secure: boolean;
  /** The same for all mails of one connection. */
  connection: string;
  mail: ParsedMail;
  raw: string;
}

/**
 * What the server does with a mail: takes it (after a delay), refuses it at a step, never answers its text, or cuts the
 * connection once it has all of it.
 */
export type MailBehaviour =
  | { takes: true; delayMs?: number }
  | { at: 'from' | 'recipient' | 'data'; code: number; says: string }
  | { hangs: true }
  | { drops: true };

export interface MailServer {
  readonly port: number;
  /** Mails that were taken. */
  readonly mails: readonly ReceivedMail[];
  /** How often the whole text of a mail arrived, taken or not. */
  readonly texts: number;
  behave(behaviour: MailBehaviour): void;
  clear(): void;
  close(): Promise<void>;
}

export interface MailServerOptions
  extends Pick<SMTPServerOptions, 'secure' | 'disabledCommands' | 'allowInsecureAuth'> {
  cert: string;
  key: string;
  /** Who may send; nobody needs to log in where it is left out. */
  login?: { user: string; password: string };
}

/** A real SMTP server on loopback that keeps what it gets and misbehaves on demand. */
export async function startMailServer({ login, ...options }: MailServerOptions): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let texts = 0;
  let behaviour: MailBehaviour = { takes: true };
  const refusal = (step: string): Error | null => {
    if (!('at' in behaviour) || behaviour.at !== step) return null;
    return Object.assign(new Error(behaviour.says), { responseCode: behaviour.code });
  };
  const server = new SMTPServer({
    ...options,
    authOptional: login === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, callback) {
      if (login && username === login.user && password === login.password) callback(null, { user: username });
      else callback(Object.assign(new Error('5.7.8 who are you?'), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, callback) => callback(refusal('from')),
    onRcptTo: (_address, _session, callback) => callback(refusal('recipient')),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        texts++;
        void respond(Buffer.concat(chunks), session, callback);
      });
    },
  });
  const respond = async (
    raw: Buffer,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ) => {
    if ('hangs' in behaviour) return;
    if ('drops' in behaviour) {
      for (const connection of server.connections)
        if (connection.id === session.id) connection._socket.destroy();
      return;
    }
    const refused = refusal('data');
    if (refused) return callback(refused);
    if ('delayMs' in behaviour)
      await new Promise((resolve) => setTimeout(resolve, (behaviour as { delayMs: number }).delayMs));
    const { mailFrom, rcptTo } = session.envelope;
    mails.push({
      ...{ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) },
      ...{
        user: (session.user as string | undefined) ?? null,
        secure: session.secure,
        connection: session.id,
      },
      ...{ mail: await simpleParser(raw), raw: raw.toString('latin1') },
    });
    callback(null);
  };
  // Clients that hang up in the middle are what some tests are about.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    get texts() {
      return texts;
    },
    behave: (next) => {
      behaviour = next;
    },
    clear: () => {
      mails.splice(0);
      texts = 0;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
