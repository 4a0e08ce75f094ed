// An engine in a process of its own that can be killed at any moment: it keeps nothing but the record. Whoever
// started it tells it the time, and asks again for whatever it had no answer to.

import * as clocks from '#clocks';
import * as engine from '#engine';
import * as incident from '#incident';
import { isProblem } from '#kernel';
import * as linkage from '#linkage';
import * as release from '#release';
import { Stage } from '#replay';
import * as reporting from '#reporting';
import * as response from '#response';
import * as review from '#review';
import { armCrashPoint } from '#runtime';
import * as tasking from '#tasking';
import * as upward from '#upward';

/** Every command by its name, those in tables of steps as well. */
const COMMANDS = new Map();
for (const library of [incident, linkage, release, clocks, reporting, response, review, tasking, upward])
  for (const exported of Object.values(library))
    for (const one of [exported, ...(typeof exported === 'object' ? Object.values(exported) : [])])
      if (typeof one?.handle === 'function') COMMANDS.set(one.name, one);

/** What a killed process had not handed over comes with the sweep; nothing waits longer than this. */
const SWEEP_FINDS_WITHIN_MS = 5000;

let stage;
let messages = 0;

const OPERATIONS = {
  async open({ start, databaseUrl }) {
    stage = await Stage.open(start, { databaseUrl, ids: engine.uuidSource });
    stage.engine.bus.onCommit(({ put }) => {
      messages +=
        put.delivery?.filter(({ state, attempts }) => state === 'queued' && attempts === 0).length ?? 0;
    });
  },
  execute: ({ command, input, meta }) => stage.engine.bus.execute(COMMANDS.get(command), input, meta),
  read: ({ method, args }) => stage.engine.reader[method](...args),
  advance: ({ at }) => stage.advanceTo(at),
  async settle() {
    await stage.settle();
    const left = await stage.engine.reader.find('delivery', { state: 'queued' });
    if (left.length) await stage.advanceTo(stage.clock.now() + SWEEP_FINDS_WITHIN_MS);
  },
  witness: () => stage.witness(),
  arm: ({ point }) => armCrashPoint(point),
};

/** As text, so that whoever reads it makes its own objects of it. */
const say = (reply) => process.send(JSON.stringify(reply));

process.on('message', async ({ operation, input }) => {
  messages = 0;
  try {
    const answer = await OPERATIONS[operation](input);
    say({ answer, now: stage?.clock.now(), messages });
  } catch (error) {
    say({ refused: isProblem(error) ? error.code : null, error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit(0));
say({ ready: true });
