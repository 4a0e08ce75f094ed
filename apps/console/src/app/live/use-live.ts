import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { StreamEvent } from './event-stream.ts';
import { follow } from './follow.ts';
import { isTouched } from './touched.ts';

/** Facts that come together, such as an activation's sixty tasks, are one reason to read again. */
const GATHER_MS = 120;

/** Keeps what is on the screen current; says whether the connection stands. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    let ids = new Set<string>();
    let timer: number | undefined;
    let wasOnce = false;
    const readAgain = () => {
      timer = undefined;
      const touched = ids;
      ids = new Set();
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, touched) });
    };
    const stop = follow({
      onEvent(event) {
        const id = incidentOf(event);
        if (id) ids.add(id);
        timer ??= window.setTimeout(readAgain, GATHER_MS);
      },
      onState(now) {
        setConnected(now);
        // What was read before the first connection may be older than the stream's beginning.
        if (now && !wasOnce)
          void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
        wasOnce ||= now;
      },
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [queries]);
  return connected;
}

function incidentOf({ data }: StreamEvent): string | null {
  try {
    return (JSON.parse(data) as { incidentId?: string | null }).incidentId ?? null;
  } catch {
    return null;
  }
}
