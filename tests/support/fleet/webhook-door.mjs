import { createServer } from 'node:http';

function read(body) {
  const { type, data } = JSON.parse(body);
  const { incidentId, message } = data;
  return { incidentId, kind: type, level: message.level, tasks: message.tasks.map(({ id }) => id) };
}

/** Receives webhooks, the agency's name being the path. Answers its port. */
export async function openWebhookDoor({ does, take, slowMs }) {
  /** Whoever resets, hangs or is late has taken the message in; who refuses or drops has not. */
  const ends = {
    well: (_socket, say) => say(204),
    'answers late': (_socket, say) => setTimeout(() => say(204), slowMs),
    'answers 200 with an error in the body': (_socket, say) => say(200, '{"errcode":40001}'),
    'resets the connection': (socket) => socket.resetAndDestroy(),
    hangs: () => {},
  };
  const server = createServer(async (request, response) => {
    const contact = request.url.slice(1);
    const kind = does(contact);
    if (kind === 'accepts and drops') return request.socket.destroy();
    const chunks = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return; // The sender died in the middle.
    }
    const say = (status, body) => response.writeHead(status).end(body);
    if (kind === 'answers 500') return say(500);
    take(contact, request.headers['webhook-id'], () => read(Buffer.concat(chunks).toString('utf8')));
    ends[kind](request.socket, say);
  });
  // On all of 127.0.0.0/8, so that each agency can have an address of its own.
  await new Promise((listening) => server.listen(0, '0.0.0.0', listening));
  return server.address().port;
}
