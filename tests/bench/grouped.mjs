/**
 * What arrives while a write is under way shares the next one; each caller waits for its own. This is the better
 * of the two floors: without it each row would cost a commit.
 */
export class Grouped {
  #waiting = [];
  #busy = false;

  constructor(write, limit = Number.POSITIVE_INFINITY) {
    this.write = write;
    this.limit = limit;
  }

  add(item) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      setImmediate(() => this.#drain());
    });
  }

  async #drain() {
    while (this.#waiting.length) {
      const group = this.#waiting.splice(0, this.limit);
      try {
        await this.write(group.map(({ item }) => item));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#busy = false;
  }
}
