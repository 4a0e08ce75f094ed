import { expect, test } from '@jest/globals';
import { ContactLanes } from './contact-lanes.ts';

/** Work that ends when it is told to. */
function held() {
  let end!: (error?: Error) => void;
  const over = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { over, end };
}
const turn = () => new Promise(setImmediate);

test('a contact that hangs holds four places; the others of it wait without one, and everybody else goes on', async () => {
  const lanes = new ContactLanes(() => undefined);
  const hanging = held();
  const begun: string[] = [];
  const places = Array.from({ length: 100 }, (_, n) =>
    lanes.run('dead', `d${n}`, (waited) => {
      begun.push(`d${n}${waited ? ' in its turn' : ''}`);
      return hanging.over;
    }),
  );
  // Those that wait have let go of their place in the queue.
  await Promise.all(places.slice(4));
  expect([begun, lanes.size]).toEqual([['d0', 'd1', 'd2', 'd3'], 100]);
  await lanes.run('alive', 'a', async () => void begun.push('a'));
  expect(begun.at(-1)).toBe('a');
  hanging.end();
  await Promise.all(places);
  while (lanes.size) await turn();
  expect(begun).toHaveLength(101);
  expect(begun.filter((each) => each.endsWith('in its turn'))).toHaveLength(96);
});

test('what is handed over again while it runs or waits is done once', async () => {
  const lanes = new ContactLanes(() => undefined);
  const first = held();
  let times = 0;
  const work = () => {
    times++;
    return first.over;
  };
  const running = lanes.run('c', 'd1', work);
  await lanes.run('c', 'd1', work);
  first.end();
  await running;
  expect(times).toBe(1);
  await lanes.run('c', 'd1', work);
  expect(times).toBe(2);
});

test('a failure is told to whoever waits for it, and otherwise to the log; the next takes its turn all the same', async () => {
  const faults: unknown[] = [];
  const lanes = new ContactLanes((error) => faults.push(error));
  const running = Array.from({ length: 4 }, () => held());
  const places = running.map(({ over }, n) => lanes.run('c', `r${n}`, () => over));
  void lanes.run('c', 'w1', () => Promise.reject(new Error('in its turn')));
  const last = held();
  void lanes.run('c', 'w2', async () => last.end());
  running[0]!.end(new Error('at once'));
  await expect(places[0]).rejects.toThrow('at once');
  await last.over;
  expect(faults).toEqual([new Error('in its turn')]);
  for (const each of running.slice(1)) each.end();
  await Promise.all(places.slice(1));
});

test('once closed nothing that waits begins, and what runs in its turn may end', async () => {
  const lanes = new ContactLanes(() => undefined);
  const running = Array.from({ length: 4 }, () => held());
  const places = running.map(({ over }, n) => lanes.run('c', `r${n}`, () => over));
  const inTurn = held();
  let late = false;
  void lanes.run('c', 'w1', () => inTurn.over);
  void lanes.run('c', 'w2', async () => {
    late = true;
  });
  running[0]!.end();
  await places[0];
  let closed = false;
  const closing = lanes.close().then(() => {
    closed = true;
  });
  await turn();
  expect(closed).toBe(false);
  inTurn.end();
  await closing;
  for (const each of running.slice(1)) each.end();
  await Promise.all(places.slice(1));
  expect([late, lanes.size]).toEqual([false, 0]);
  // What never ends does not hold up the closing for ever.
  const stuck = new ContactLanes(() => undefined);
  void stuck.run('c', 'r', () => new Promise(() => undefined));
  await stuck.close(5);
});
