import { lostSession } from '../session/lost.ts';
import { EventCutter, type StreamEvent } from './event-stream.ts';

/** The engine beats every 25 s; a stream that is silent for longer than this is dead. */
const SILENT_MS = 60_000;
const RETRY_MS = [500, 1000, 2000, 5000, 10_000];

export interface Following {
  /** Where the journal stood before what is on the screen was read; null where that is not known. */
  from: number | null;
  onEvent: (event: StreamEvent) => void;
  onState: (connected: boolean) => void;
}

/**
 * Follows /events until it is stopped, and comes back after a lost connection with the last id that it saw, so that
 * what happened meanwhile is told in order. Read by hand: EventSource hides the status of a refusal.
 */
export function follow({ from, onEvent, onState }: Following): () => void {
  const stopped = new AbortController();
  let last: string | null = from === null ? null : String(from);
  let failures = 0;
  let wake: () => void = () => undefined;
  let cut: () => void = () => undefined;
  const online = () => wake();
  // An open stream stays silent when the network goes, and would only be missed a minute later.
  const offline = () => cut();
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await readOnce().catch(() => undefined);
      if (stopped.signal.aborted) return;
      onState(false);
      const pause = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
    }
  }

  async function readOnce(): Promise<void> {
    const attempt = new AbortController();
    const give = () => attempt.abort();
    stopped.signal.addEventListener('abort', give, { once: true });
    cut = give;
    let patience = setTimeout(give, SILENT_MS);
    try {
      const response = await fetch('/events', {
        headers: { accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) },
        signal: attempt.signal,
      });
      if (response.status === 401) return await lostSession();
      if (!response.ok || !response.body) return;
      failures = 0;
      onState(true);
      const cutter = new EventCutter();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(patience);
        patience = setTimeout(give, SILENT_MS);
        for (const event of cutter.take(value)) {
          if (event.id) last = event.id;
          if (event.type !== 'heartbeat') onEvent(event);
        }
      }
    } finally {
      clearTimeout(patience);
      stopped.signal.removeEventListener('abort', give);
    }
  }

  void run();
  return () => {
    stopped.abort();
    wake();
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
}
