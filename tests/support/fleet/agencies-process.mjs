// Fake agencies in a process of their own: every message is counted by its id. One half of them misbehaves on demand.
import { answer } from './answer.mjs';
import { openMailDoor } from './mail-door.mjs';
import { openWebhookDoor } from './webhook-door.mjs';

/** Messages that were taken in, by contact and id; how often each came. */
const taken = new Map();
let behaviour = 'well';
let attempts = 0;

/** Always the same half: what becomes of it must not hold up the other. */
const isWeak = (contact) => [...contact].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0;

const agencies = {
  /** What this one does with the attempt that just came. */
  does(contact) {
    attempts += 1;
    return isWeak(contact) ? behaviour : 'well';
  },
  take(contact, id, read) {
    const key = `${contact} ${id}`;
    const known = taken.get(key);
    if (known) known.times += 1;
    else taken.set(key, { times: 1, at: Date.now(), id, contact, ...read() });
  },
  slowMs: 3000,
};

const PAGE = 5000;

answer({
  open: async () => ({ http: await openWebhookDoor(agencies), smtp: await openMailDoor(agencies) }),
  behave: ({ kind }) => {
    behaviour = kind;
  },
  count: () => ({ messages: taken.size, attempts }),
  page: ({ from }) => [...taken.values()].slice(from, from + PAGE),
});
