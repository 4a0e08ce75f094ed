import { Problem } from '#kernel';

/** One at a time, in the order of asking. Who waits longer than `limitMs` is refused instead of hanging. */
export class Turns {
  readonly #waiting: { start: () => void }[] = [];
  #taken = false;

  constructor(private readonly limitMs: number) {}

  get waiting(): number {
    return this.#waiting.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiter = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(new Problem('engine.unavailable'));
      }, this.limitMs);
      this.#waiting.push(waiter);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next.start();
    else this.#taken = false;
  }
}
