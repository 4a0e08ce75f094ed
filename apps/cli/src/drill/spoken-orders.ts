import { createInterface } from 'node:readline';
import type { Order } from '#drill';

/** Orders as they are typed or piped in, a line each; a line that is none is told and passed over. */
export function spokenOrders(
  read: (line: string) => Order,
  tell: (error: unknown) => void,
): { taken: () => Order[]; close: () => void } {
  const waiting: Order[] = [];
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    if (!line.trim()) return;
    try {
      waiting.push(read(line));
    } catch (error) {
      tell(error);
    }
  });
  // Ctrl-C ends the drill, and its score is still worth having.
  const stop = () => waiting.push({ order: 'stop' });
  process.on('SIGINT', stop);
  return {
    taken: () => waiting.splice(0),
    close: () => {
      process.off('SIGINT', stop);
      lines.close();
      process.stdin.unref?.();
    },
  };
}
