import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const refusal = (says, responseCode) => Object.assign(new Error(says), { responseCode });
const idIn = (mail) => /^Message-ID:\s*<([^@>]+)@/im.exec(mail)[1];

/** Receives mails, the agency's name being before the @. What a mail is about it does not say. Answers its port. */
export async function openMailDoor({ does, take, slowMs }) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    async onData(stream, session, callback) {
      // Whoever is killed hangs up in the middle; of that mail nothing was taken.
      const mail = await text(stream).catch(() => null);
      if (mail === null) return;
      const [contact] = session.envelope.rcptTo[0].address.split('@');
      const kind = does(contact);
      const cut = () => {
        for (const connection of server.connections)
          if (connection.id === session.id) connection._socket.resetAndDestroy();
      };
      if (kind === 'accepts and drops') return cut();
      if (kind === 'answers 500') return callback(refusal('4.3.0 try again later', 451));
      if (kind === 'answers 200 with an error in the body') return callback(refusal('4.7.1 greylisted', 451));
      take(contact, idIn(mail), () => ({ incidentId: null, kind: null, level: null, tasks: [] }));
      if (kind === 'resets the connection') return cut();
      if (kind === 'hangs') return;
      setTimeout(() => callback(null), kind === 'answers late' ? slowMs : 0);
    },
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((done) => listening.once('listening', done));
  return listening.address().port;
}
