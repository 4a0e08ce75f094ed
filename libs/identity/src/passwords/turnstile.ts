import { Problem } from '#kernel';

/** Lets a few pieces of work through at a time and turns away those for whom the queue is too long. */
export class Turnstile {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly queueLimit: number,
  ) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.places) this.inside++;
    else if (this.queue.length < this.queueLimit) await new Promise<void>((enter) => this.queue.push(enter));
    else throw new Problem('request.too-many', { seconds: 2 }, { retryAfter: 2 });
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line, so that nobody slips in between.
      const next = this.queue.shift();
      if (next) next();
      else this.inside--;
    }
  }
}
