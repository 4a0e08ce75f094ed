import { randomUUID } from 'node:crypto';

export interface Answer<T = any> {
  status: number;
  type: string;
  headers: Headers;
  body: T;
}

/** One user of the product's HTTP interface; answers of every status are handed back as they are. */
export class HttpClient {
  constructor(
    readonly url: string,
    readonly credentials: Record<string, string> = {},
  ) {}

  static async logIn(url: string, login: string): Promise<HttpClient> {
    const answer = await new HttpClient(url).post('/auth/login', { login, password: 'kaidu-demo' });
    if (answer.status !== 200) throw new Error(`${login}: ${JSON.stringify(answer.body)}`);
    return new HttpClient(url, { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! });
  }

  get<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send(path, { headers });
  }

  post<T = any>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    });
  }

  async send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      ...init,
      headers: { ...this.credentials, ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      type,
      headers: response.headers,
      body: (type.includes('json') && text ? JSON.parse(text) : text) as T,
    };
  }

  /** All items of a list, page by page. */
  async all<T = any>(path: string): Promise<T[]> {
    const items: T[] = [];
    let after = '';
    for (;;) {
      const { body } = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=500${after}`);
      items.push(...body.items);
      if (!body.next) return items;
      after = `&after=${body.next}`;
    }
  }
}
