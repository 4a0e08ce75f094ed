import { factWords } from '#history';
import type { Outcome, StepOutcome } from './replay.ts';

const show = (value: unknown): string => JSON.stringify(value) ?? '—';

/** The course of a scenario for people: what was done, what it set in motion, and what came out otherwise. */
export function describeOutcome({ scenario, passed, steps, failures, journalHead }: Outcome): string[] {
  return [
    `${scenario.zh}`,
    `${scenario.en}`,
    '',
    ...steps.flatMap(describeStep),
    '',
    passed
      ? `✓ 通过：全部预期成立 / passed: every expectation holds`
      : `✗ 未通过：${failures.length} 处预期不成立 / FAILED: ${failures.length} expectation(s) do not hold`,
    `  记录 journal ${journalHead.seq} ${journalHead.hash.slice(0, 23)}…`,
  ];
}

function describeStep({ at, note, refused, facts, misses }: StepOutcome): string[] {
  const happened = Object.entries(facts).map(
    ([fact, times]) => `${factWords(fact)}${times > 1 ? ` ${times}` : ''}`,
  );
  const said = [refused ? `被拒 ${refused}` : '', ...happened].filter(Boolean).join('、');
  return [
    `${misses.length ? '✗' : '✓'} ${at.slice(0, 16).replace('T', ' ')}  ${note ?? said}`,
    ...(note && said ? [`${' '.repeat(20)}→ ${said}`] : []),
    ...misses.map(
      ({ what, expected, actual }) =>
        `${' '.repeat(20)}✗ ${what}：应为 expected ${show(expected)}，实为 was ${show(actual)}`,
    ),
  ];
}
