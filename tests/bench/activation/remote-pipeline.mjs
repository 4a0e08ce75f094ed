import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { UNIT_SWITCHES } from '../switches.mjs';

const PROCESS = fileURLToPath(new URL('pipeline-process.mjs', import.meta.url));

/** A pipeline in its own process, asked for one thing at a time. */
export class RemotePipeline {
  static async open(options) {
    const pipeline = new RemotePipeline(fork(PROCESS, { execArgv: UNIT_SWITCHES }));
    await pipeline.#ask('open', options);
    return pipeline;
  }

  #child;
  #ended;

  constructor(child) {
    this.#child = child;
    this.#ended = once(child, 'exit').then(([code]) => {
      throw new Error(`a pipeline ended with ${code}`);
    });
    this.#ended.catch(() => {});
  }

  size = () => this.#ask('size');
  fill = (tasks) => this.#ask('fill', { tasks });
  drive = (count, inFlight) => this.#ask('drive', { count, inFlight });
  verify = () => this.#ask('verify');
  close = () => this.#ask('close');

  async #ask(task, input = {}) {
    const told = once(this.#child, 'message');
    this.#child.send({ task, input });
    const [{ answer, error }] = await Promise.race([told, this.#ended]);
    if (error) throw new Error(`${task}: ${error}`);
    return answer;
  }
}
