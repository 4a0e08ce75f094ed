import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sendWaiting } from '../../offline/the-outbox.ts';
import { journalBefore } from '../session/session.ts';
import { setConnected } from './connection.ts';
import type { StreamEvent } from './event-stream.ts';
import { follow } from './follow.ts';
import { isTouched } from './touched.ts';

/** Facts that come together, such as an activation's sixty tasks, are one reason to read again. */
const GATHER_MS = 120;

/** Keeps what is on the screen current, and sends what waits as soon as there is a connection. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let ids = new Set<string>();
    let timer: number | undefined;
    const readAgain = () => {
      timer = undefined;
      const touched = ids;
      ids = new Set();
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, touched) });
    };
    const from = journalBefore();
    let isFirst = from !== null;
    const stop = follow({
      from,
      onEvent(event) {
        const id = incidentOf(event);
        if (id) ids.add(id);
        timer ??= window.setTimeout(readAgain, GATHER_MS);
      },
      onState(now) {
        setConnected(now);
        if (!now) return;
        void sendWaiting();
        // The stream began before anything was read, and tells what came meanwhile.
        if (isFirst) isFirst = false;
        // What was read before may be older than the stream's beginning, or kept from before the connection was lost.
        else void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
      },
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [queries]);
}

function incidentOf({ data }: StreamEvent): string | null {
  try {
    return (JSON.parse(data) as { incidentId?: string | null }).incidentId ?? null;
  } catch {
    return null;
  }
}
