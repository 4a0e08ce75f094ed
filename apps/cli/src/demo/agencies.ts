import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { verifyWebhook } from '#dispatch';
import { Client } from './client.ts';

/** What one task of a message did at its agency. */
export interface Received {
  messageId: string;
  taskId: string;
  recipient: string;
  receivedAt: number;
  acknowledgedAt: number | null;
}

interface Agency {
  recipient: string;
  client: Client;
  secret: string;
}

/** All agencies of the demonstration behind one small HTTP server: they check the signature and acknowledge. */
export class Agencies {
  readonly received: Received[] = [];
  readonly faults: string[] = [];
  private readonly byPath = new Map<string, Agency>();
  private readonly server: Server;
  private address = '';

  constructor() {
    this.server = createServer((request, response) => {
      void this.take(request)
        .then((status) => response.writeHead(status).end())
        .catch((error: unknown) => {
          this.faults.push(String(error));
          response.writeHead(500).end();
        });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** Gives an agency its address, a token to answer with, and the secret that its messages are signed with. */
  async enrol(url: string, administrator: Client, accountId: string, recipient: string): Promise<void> {
    const path = `/${this.byPath.size}`;
    const expiresAt = new Date(Date.now() + 3600_000).toISOString();
    const token = await administrator.post<{ secret: string }>(`/accounts/${accountId}/tokens`, {
      label: 'demo',
      expiresAt,
    });
    const contact = await administrator.post<{ secret: string }>('/contacts', {
      recipient,
      channel: 'webhook',
      address: this.address + path,
    });
    this.byPath.set(path, { recipient, client: Client.withToken(url, token.secret), secret: contact.secret });
  }

  /** What an agency says of a task, over the API and with its own token. */
  async answer(recipient: string, taskId: string, answer: string, text: string): Promise<void> {
    const agency = [...this.byPath.values()].find((each) => each.recipient === recipient);
    await agency!.client.post(`/tasks/${taskId}/answers/${answer}`, { text });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage): Promise<number> {
    const agency = this.byPath.get(request.url ?? '');
    if (!agency) return 404;
    const body = await buffer(request);
    const verdict = verifyWebhook(agency.secret, request.headers, body, Date.now());
    if (!verdict.ok) {
      this.faults.push(`${agency.recipient}: ${verdict.why}`);
      return 401;
    }
    const { type, data } = JSON.parse(body.toString()) as {
      type: string;
      data: { message: { tasks: { id: string }[] } };
    };
    // The same message may come twice; it is one message.
    if (type !== 'task.issued' || this.received.some(({ messageId }) => messageId === verdict.id)) return 204;
    const { recipient } = agency;
    const receivedAt = Date.now();
    for (const { id: taskId } of data.message.tasks) {
      const entry: Received = { messageId: verdict.id, taskId, recipient, receivedAt, acknowledgedAt: null };
      this.received.push(entry);
      void this.acknowledge(agency, entry);
    }
    return 204;
  }

  private async acknowledge({ client, recipient }: Agency, entry: Received): Promise<void> {
    try {
      await client.post(`/tasks/${entry.taskId}/answers/acknowledge`);
      entry.acknowledgedAt = Date.now();
    } catch (error) {
      this.faults.push(`${recipient}: ${String(error)}`);
    }
  }
}
