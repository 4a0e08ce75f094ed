import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { HttpClient } from '../support/http-client.ts';

interface Event {
  id?: string;
  type?: string;
  data?: string;
}

/** Reads a stream of Server-Sent Events. */
export function listen(at: string, client: HttpClient, last?: string) {
  const stopper = new AbortController();
  const events: Event[] = [];
  const headers = {
    ...client.credentials,
    accept: 'text/event-stream',
    ...(last ? { 'last-event-id': last } : {}),
  };
  const done = (async () => {
    const response = await fetch(`${at}/events`, { headers, signal: stopper.signal });
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) {
        const fields = part
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
        const { id, event: type, data } = Object.fromEntries(fields) as Record<string, string>;
        events.push({ id, type, data });
      }
    }
  })().catch(() => undefined);
  return {
    events,
    async until(held: (events: Event[]) => boolean): Promise<void> {
      for (let i = 0; i < 200 && !held(events); i++) await sleep(50);
      expect(held(events)).toBe(true);
    },
    stop: () => {
      stopper.abort();
      return done;
    },
  };
}
