import type { Outcome } from './replay.ts';

/** The course of a scenario for people; a step that did not come out as expected says how it did. */
export function printOutcome({ scenario, passed, steps, journal }: Outcome): void {
  console.log(`${scenario.zh} / ${scenario.en}`);
  for (const { at, did, note, refused, misses } of steps) {
    const mark = misses.length ? '✗' : '✓';
    console.log(
      `${mark} ${at.slice(0, 16).replace('T', ' ')} ${did.join('+') || '…'}${refused ? ` [${refused}]` : ''} ${note ?? ''}`,
    );
    for (const { what, expected, actual } of misses)
      console.log(
        `    ${what}: 应为 expected ${JSON.stringify(expected)}，实为 was ${JSON.stringify(actual)}`,
      );
  }
  console.log(`${passed ? '通过 passed' : '未通过 FAILED'}：${journal.seq} ${journal.hash.slice(0, 23)}…`);
}
