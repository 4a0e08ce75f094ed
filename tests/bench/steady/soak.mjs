import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from '../progress.mjs';
import { atEvery, County } from './county.mjs';

const REPORT_EVERY_MS = 60;
const DECISION_EVERY_MS = 2000;
const SAMPLE_EVERY_MS = 10_000;
const MINUTE = 60_000;
const WITHIN = 0.05;
const MB = 1024 * 1024;

/**
 * The same load for minutes on end: the last minute against the second. Memory is what the system holds of the four
 * processes after a garbage collection: what it grows by then is kept, not just not yet collected.
 */
export async function benchSoak(servers, { soakMinutes }) {
  if (soakMinutes < 3) throw new RangeError('SOAK_MINUTES: a soak has three minutes at least');
  progress(`soak: ${soakMinutes} minutes`);
  const county = await County.open(servers);
  try {
    const minutes = Array.from({ length: soakMinutes }, () => ({ done: 0, rss: [], heap: [], cpu: 0 }));
    const start = performance.now();
    const minuteOf = () => minutes[Math.floor((performance.now() - start) / MINUTE)];
    const count = async (work) => {
      await work;
      const minute = minuteOf();
      if (minute) minute.done += 1;
    };
    const length = soakMinutes * MINUTE;
    await Promise.all([
      atEvery(REPORT_EVERY_MS, length, (due) => count(county.report(due))),
      atEvery(DECISION_EVERY_MS, length, async (due) => {
        const proposed = await county.propose();
        await count(county.decide(proposed, due));
      }),
      sample(county.fleet, start, minutes),
    ]);
    const arrived = [...(await county.arrivals()).values()];
    return sectionOf(minutes, arrived);
  } finally {
    await county.close();
  }
}

async function sample(fleet, start, minutes) {
  for (const [index, minute] of minutes.entries()) {
    for (let at = SAMPLE_EVERY_MS; at <= MINUTE; at += SAMPLE_EVERY_MS) {
      await sleep(Math.max(0, start + index * MINUTE + at - 500 - performance.now()));
      const all = await Promise.all(fleet.hosts.map((host) => host.usage()));
      const sum = (field) => all.reduce((total, usage) => total + usage[field], 0);
      minute.rss.push(sum('rss') / MB);
      minute.heap.push(sum('heapUsed') / MB);
      minute.cpu = sum('cpuMs');
    }
    progress(`soak: minute ${index + 1}, ${minute.done} answered, ${Math.round(mean(minute.rss))} MB`);
  }
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function sectionOf(minutes, arrived) {
  const [first, second] = minutes;
  const last = minutes.at(-1);
  const cpu = (minute, before) => (minute.cpu - before.cpu) / minute.done;
  return {
    name: 'soak',
    ratios: [
      {
        label: 'memory, last minute / second',
        values: [mean(last.rss) / mean(second.rss)],
        atMost: 1 + WITHIN,
      },
      { label: 'rate, last minute / second', values: [last.done / second.done], atLeast: 1 - WITHIN },
    ],
    figures: [
      { label: 'resident, all four', values: minutes.map(({ rss }) => mean(rss)), unit: 'MB' },
      { label: 'heap in use, all four', values: minutes.map(({ heap }) => mean(heap)), unit: 'MB' },
      { label: 'answered', values: minutes.map(({ done }) => done), unit: 'a minute' },
      { label: 'processor, second minute', values: [cpu(second, first)], unit: 'ms each' },
      { label: 'processor, last minute', values: [cpu(last, minutes.at(-2))], unit: 'ms each' },
    ],
    notes: [
      `${minutes.length} minutes, ${arrived.length} activations; memory minute by minute: ${minutes.map(({ rss }) => Math.round(mean(rss))).join(' ')} MB`,
    ],
  };
}
