import { progress } from '../progress.mjs';
import { quantile } from '../stats.mjs';
import { atEvery, County } from './county.mjs';

const REPORTS_A_MINUTE = 1000;
const DECISION_EVERY_MS = 1000;
const AGENCIES = 35;
const WARM_UP_MS = 5000;
const TO_LEVEL_MS = 500;
const TO_QUEUED_MS = 1000;

/** A thousand county reports a minute, with a decision each second besides, through two APIs and two workers. */
export async function benchLoad(servers, { loadSeconds }) {
  progress('load: two APIs and two workers on PostgreSQL');
  const county = await County.open(servers);
  try {
    const proposals = [];
    for (let n = 0; n < loadSeconds + 10; n += 1) proposals.push(await county.propose());
    const reportEvery = 60_000 / REPORTS_A_MINUTE;
    progress('load: warming up');
    await Promise.all([
      atEvery(reportEvery, WARM_UP_MS, (due) => county.report(due)),
      county.decide(proposals.pop(), performance.now()),
    ]);
    progress(`load: ${loadSeconds} s`);
    const decided = [];
    const [reports, decisions] = await Promise.all([
      atEvery(reportEvery, loadSeconds * 1000, (due) => county.report(due)),
      atEvery(DECISION_EVERY_MS, loadSeconds * 1000, (due) => {
        const proposed = proposals.pop();
        decided.push({ ...proposed, at: Date.now() });
        return county.decide(proposed, due);
      }),
    ]);
    const arrivals = await county.arrivals();
    const arrived = decided.map(({ incidentId, at }) => {
      const { contacts, last } = arrivals.get(incidentId);
      if (contacts.size < AGENCIES) throw new Error(`${contacts.size} agencies instead of ${AGENCIES}`);
      return last - at;
    });
    return sectionOf({ reports, decisions, arrived, loadSeconds });
  } finally {
    await county.close();
  }
}

function sectionOf({ reports, decisions, arrived, loadSeconds }) {
  const p = (share, values) => [quantile(values, share)];
  return {
    name: 'load',
    ratios: [
      { label: 'report to level, p99, ms', values: p(0.99, reports), atMost: TO_LEVEL_MS },
      {
        label: `decision to the last of ${AGENCIES} queued, p99, ms`,
        values: p(0.99, decisions),
        atMost: TO_QUEUED_MS,
      },
    ],
    figures: [
      { label: 'reports answered', values: [(reports.length / loadSeconds) * 60], unit: 'a minute' },
      { label: 'report to level, p50', values: p(0.5, reports), unit: 'ms' },
      { label: 'decision to queued, p50', values: p(0.5, decisions), unit: 'ms' },
      { label: `decision to the last of ${AGENCIES} arrived, p50`, values: p(0.5, arrived), unit: 'ms' },
      { label: `decision to the last of ${AGENCIES} arrived, p99`, values: p(0.99, arrived), unit: 'ms' },
    ],
    notes: [
      `${reports.length} reports and ${decisions.length} decisions in ${loadSeconds} s, each measured from when it was due`,
    ],
  };
}
