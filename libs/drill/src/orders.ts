import { Problem } from '#kernel';

/** What whoever runs the drill may say while it goes on. */
export type Order = { order: 'pause' | 'resume' | 'step' | 'stop' } | { order: 'speed'; speed: number };

const PLAIN = ['pause', 'resume', 'step', 'stop'] as const;

/** Reads one line: `pause`, `resume`, `step`, `stop` or `speed 60`. Refuses `drill.order-unknown`. */
export function readOrder(line: string): Order {
  const [word, figure, ...rest] = line.trim().split(/\s+/);
  const plain = PLAIN.find((each) => each === word);
  if (plain && figure === undefined) return { order: plain };
  const speed = Number(figure);
  if (word === 'speed' && rest.length === 0 && speed > 0 && Number.isFinite(speed))
    return { order: 'speed', speed };
  throw new Problem('drill.order-unknown', { order: line.trim() });
}
