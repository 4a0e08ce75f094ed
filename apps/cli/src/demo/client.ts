import { randomUUID } from 'node:crypto';

/** One user of the engine's HTTP interface. */
export class Client {
  private constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  static async logIn(url: string, login: string, password: string): Promise<Client> {
    const answer = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (!answer.ok) throw new Error(`${login}: ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return new Client(url, { cookie });
  }

  static withToken(url: string, token: string): Client {
    return new Client(url, { authorization: `Bearer ${token}` });
  }

  async get<T>(path: string): Promise<T> {
    return this.answer(path, await fetch(this.url + path, { headers: this.headers }));
  }

  /** Every item of a list, page after page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let after = ''; ; ) {
      const query = `${path.includes('?') ? '&' : '?'}limit=500${after}`;
      const page = await this.get<{ items: T[]; next: string | null }>(path + query);
      items.push(...page.items);
      if (!page.next) return items;
      after = `&after=${page.next}`;
    }
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    const headers = { ...this.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.answer(
      path,
      await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  private async answer<T>(path: string, response: Response): Promise<T> {
    const body = (await response.json().catch(() => ({}))) as T & { detail?: string };
    if (response.ok) return body;
    throw new Error(`${path}: ${response.status} ${body.detail ?? ''}`);
  }
}
