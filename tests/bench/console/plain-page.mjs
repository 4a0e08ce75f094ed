import { once } from 'node:events';
import { createServer } from 'node:http';

const PAGE = `<!doctype html><meta charset="utf-8"><title>plain</title><main><h1>plain</h1><ul class="cards">${Array.from(
  { length: 400 },
  (_, i) => `<li>${i}<p>and a line of text</p></li>`,
).join('')}</ul></main>`;

/** A page without a script: what the machine and the browser cost by themselves. */
export async function servePlain() {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
