import { expect, test } from '@jest/globals';
import { bareAwaitsIn, crashPointsIn } from '../support/crash-points.ts';
import { CASES } from './crash-cases.ts';

/** Where a message goes: commands and their commit, relay, queue, deliverer, channel, record; sweep and deadlines. */
const PATH = [
  'libs/runtime/src/bus',
  'libs/runtime/src/outbox',
  'libs/runtime/src/deadlines',
  'libs/dispatch/src/queue',
  'libs/dispatch/src/channels',
];

/** Files in which nothing that outlives the process happens between one point before them and one after. */
const BETWEEN_POINTS = {
  'libs/runtime/src/bus/group.ts': 'in memory, until group-written',
  'libs/runtime/src/bus/group-layer.ts': 'in memory, until group-written',
  'libs/runtime/src/bus/session.ts': 'in memory, until group-written',
  'libs/dispatch/src/queue/abandonable-worker.ts': 'the end of a process',
  'libs/dispatch/src/queue/bullmq-delivery-queue.ts': 'passes on to the producer: batch-added',
  'libs/dispatch/src/queue/redis-gate.ts': 'waits for a connection, until batch-added',
  'libs/dispatch/src/queue/redis-heartbeat.ts': 'a ping',
  'libs/dispatch/src/queue/redis-settings.ts': 'questions of the doctor',
  'libs/dispatch/src/channels/channel-watch.ts': 'tries of channels beside the deliveries',
  'libs/dispatch/src/channels/http/address-guard.ts': 'a look at names, until address-checked',
  'libs/dispatch/src/channels/http/system-resolver.ts': 'a look at names, until address-checked',
};

/** Single awaits of which the same holds. */
const WITHOUT_POINT = {
  'command-bus.ts: this.running': 'waits for the rest of this very process',
  'command-bus.ts: new Promise(setImmediate)': 'a turn of the event loop',
  'command-bus.ts: Promise.race([last.answered, this.arrival()])': 'waits for what comes next',
  'command-bus.ts: Promise.race([over, this.arrival()])': 'waits for what comes next',
  'command-bus.ts: first?.over': 'waits for a group that has points of its own',
  'command-bus.ts: last?.over': 'waits for a group that has points of its own',
  'command-bus.ts: tx.head()': 'a look at the head, until written-ahead',
  'command-bus.ts: came': 'waits for a group that has points of its own',
  'command-bus.ts: expected': 'waits for a group that has points of its own',
  'command-bus.ts: this.begin([one], null).answered': 'a group that has points of its own',
  'command-bus.ts: this.runAhead(last, members)': 'ran-ahead is in it',
  'command-bus.ts: this.runIn(group, more, members)': 'as at ran-ahead',
  'command-bus.ts: this.runIn(group, members)': 'in memory, until group-ran',
  'command-bus.ts: group.run(more)': 'in memory, until group-ran',
  'command-bus.ts: this.writeAhead(ahead, tell)': 'written-ahead is in it',
  'contact-lanes.ts: Promise.race([Promise.all(this.turns), limit])': 'the end of a process',
  'contact-lanes.ts: this.take(contactId, lane, { id, work }, false)': 'outcomes-recorded is in it',
  'contact-lanes.ts: work(waited)': 'outcomes-recorded is in it',
  'deliverer.ts: Promise.all( rows.map((row) => this.lanes.run(row.contactId ??':
    'outcomes-recorded is in it',
  "deliverer.ts: observed( { name: `channel ${name}`, kind: 'client'": 'attempt-over comes next',
  'deliverer.ts: observed(deliveryStep(row), async (note) => note({ outcome: ': 'tells who watches',
  'deliverer.ts: observed(deliveryStep(row), async (note) => { const result =': 'attempt-over is in it',
  'deliverer.ts: this.arrive(job)': 'a look at rows for whoever watches',
  'deliverer.ts: this.attempt(now)': 'attempt-over is in it',
  "deliverer.ts: this.parts.reader.get('delivery', [row.id])": 'a look at a row, until attempt-over',
  "deliverer.ts: this.parts.reader.get('delivery', deliveryIds)": 'a look at rows for whoever watches',
  'deliverer.ts: this.record( job, (await this.arrive(job)).map((deliveryId) =': 'outcomes-recorded is in it',
  'deliverer.ts: this.record(job, [await this.attempt(now)])': 'outcomes-recorded is in it',
  'relay.ts: Promise.all( [...origins.values()].map(({ requestId, traceparent': 'handed-over comes next',
  'sweep.ts: this.fallBack()': 'fell-back is in it',
  "after-clock-went-back.ts: reader.find('delivery', { state: 'queued' }, { orderBy: 'id', limit: PAGE, after })":
    'a look at rows, until made-due',
  'sweep.ts: this.round': 'the end of a process',
  'sweep.ts: this.lookAtClock()': 'made-due is in it',
  'sweep.ts: afterClockWentBack(this.parts, now, longestWait)': 'made-due is in it',
  'sweep.ts: this.fireDeadlines().catch(this.onFault)': 'deadlines-fired is in it',
  'sweep.ts: this.handOverDue()': 'due-handed-over is in it',
  'bullmq-lane.ts: settlesWithin(drainMs, Promise.race([closing, this.idle()]))': 'the end of a process',
  "bullmq-lane.ts: settlesWithin(this.client.status === 'ready' ? 2000 : 100, closing)":
    'the end of a process',
  'bullmq-lane.ts: this.worker.abandon()': 'the end of a process',
  'bullmq-lane.ts: Promise.allSettled(this.running)': 'the end of a process',
  "bullmq-producer.ts: this.gate.pass(() => this.queues[cls].getJobCounts('wait', 'active', 'delayed'))":
    'a figure for metrics',
  'bullmq-producer.ts: Promise.all(Object.values(this.queues).map((queue) => queue.close()))':
    'the end of a process',
  'in-process-lane.ts: settlesWithin(this.settings.drainMs, Promise.allSettled(this.running))':
    'the end of a process',
  'http-sender.ts: this.guard.check(address)': 'for whoever saves a contact',
  'http-sender.ts: this.attempt(address, message, judge !== undefined, limit.signal)':
    'attempt-over comes next',
  'guarded-channel.ts: this.inner.deliver(delivery, contact, words)': 'attempt-over comes next',
  'webhook-channel.ts: this.http.send(contact.address, this.message(delivery, contact.secret))':
    'attempt-over comes next',
  'robot-channel.ts: this.http.send(url.href, sent, (status, answer) => robotOutcome(status, answer, this.codes, clock.now()), )':
    'attempt-over comes next',
  "sms-channel.ts: this.http.send(fillUrl(url, values), this.request(values), (status, body) => this.judge(status, body.toString('utf8')), )":
    'attempt-over comes next',
  'cap-channel.ts: this.inTurn()': 'waits to sign, until attempt-over',
  ...Object.fromEntries(
    ['cap', 'email', 'robot', 'sms'].map((channel) => [`${channel}-channel.ts: words()`, 'a look at words']),
  ),
  'email-channel.ts: this.transport.verify()': 'a try of the server beside the deliveries',
};

/** Characters that name an await: the rest of a long one changes without meaning. */
const NAMED_BY = 60;

test('behind every await on the path of a message there is a crash point, or a reason why not', () => {
  const bare = bareAwaitsIn(PATH);
  const left = bare.filter(({ file }) => !Object.hasOwn(BETWEEN_POINTS, file));
  const found = left.map(({ file, awaits }) => `${file.split('/').at(-1)}: ${awaits}`.slice(0, NAMED_BY));
  const reasons = Object.keys(WITHOUT_POINT).map((words) => words.slice(0, NAMED_BY));
  expect([...new Set(found)].sort()).toEqual([...new Set(reasons)].sort());
  // A reason for a file that has no such await any more would let the next one pass unseen.
  const files = new Set(bare.map(({ file }) => file));
  expect(Object.keys(BETWEEN_POINTS).filter((file) => !files.has(file))).toEqual([]);
});

test('every crash point of the code has its case, and every case its crash point', () => {
  const points = crashPointsIn(['libs', 'apps']).map(({ point }) => point);
  expect(new Set(points).size).toBe(points.length);
  expect(Object.keys(CASES).sort()).toEqual(points.sort());
});
