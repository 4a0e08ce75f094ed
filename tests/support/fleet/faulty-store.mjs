// A record of which so many calls fail: some before they did anything, and some that did it and say that they did not.
import { Problem } from '#kernel';

const away = () => Object.assign(new Problem('engine.unavailable'), { cause: new Error('injected') });

export class FaultyStore {
  /** From 0 to 1; a call that may change something fails as often before as after. */
  share = 0;
  failed = 0;

  constructor(random) {
    this.random = random;
  }

  around = (store) =>
    this.#over(store, {
      reader: this.#over(store.reader, {}, ['get', 'find', 'count', 'facts', 'head']),
      transact: (work) =>
        this.#call(() => store.transact((tx) => work(this.#over(tx, {}, ['get', 'find', 'head', 'write'])))),
      readyAt: (...args) => {
        const write = store.readyAt(...args);
        return () => this.#call(write);
      },
    });

  #over(target, instead, methods = []) {
    const calls = Object.fromEntries(
      methods.map((name) => [name, (...args) => this.#call(() => target[name](...args))]),
    );
    const all = { ...calls, ...instead };
    return new Proxy(target, {
      get: (_, name) => {
        if (Object.hasOwn(all, name)) return all[name];
        const value = target[name];
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  async #call(work) {
    if (this.random() >= this.share) return work();
    this.failed += 1;
    if (this.random() < 0.5) throw away();
    await work();
    throw away();
  }
}
