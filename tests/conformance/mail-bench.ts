import { EmailChannel } from '#dispatch';
import { type MailBehaviour, startMailServer } from '../support/mail-server.ts';
import { type How, type Kind, PATIENT, SLOW_MS } from './channel-bench.ts';
import { selfSigned } from './self-signed.ts';
import { contact } from './webhook-cases.ts';

const tls = selfSigned('mail.test');
const MAILS: Partial<Record<How, MailBehaviour>> = {
  slow: { takes: true, delayMs: SLOW_MS },
  hangs: { hangs: true },
  resets: { drops: true },
  overloaded: { at: 'recipient', code: 451, says: '4.3.2 try again later' },
  refuses: { at: 'recipient', code: 550, says: '5.1.1 no such mailbox' },
  babbles: { at: 'data', code: 354, says: 'send more' },
};

export const email: Kind = {
  name: 'email',
  succeeds: 'sent',
  unusable: [
    { address: '值班室 <duty@example.gov.cn>', code: 'email.address-malformed' },
    { secret: 'something', code: 'contact.secret-not-taken' },
  ],
  open: async (times = PATIENT) => {
    const login = { user: 'kaidu', password: '秘密' };
    const server = await startMailServer({ ...tls, login });
    const channel = new EmailChannel({
      ...{ host: '127.0.0.1', port: server.port, security: 'starttls', ca: tls.cert, ...login },
      from: { name: '开都 Kaidu', address: 'kaidu@example.gov.cn' },
      ...{ connections: 4, perMinute: 300, perAddressPerMinute: 100, ...times },
    });
    return {
      channel,
      contact: contact('duty@example.gov.cn', null),
      taken: () =>
        server.mails.map(({ mail }) => ({
          id: /^<(.*)@example\.gov\.cn>$/.exec(mail.messageId ?? '')?.[1] ?? null,
          text: mail.text?.trimEnd() ?? '',
        })),
      behave: (how) => server.behave(MAILS[how] ?? { takes: true }),
      close: async () => {
        channel.close();
        await server.close();
      },
    };
  },
};
