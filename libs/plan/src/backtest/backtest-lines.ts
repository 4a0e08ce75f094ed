import { isProblem, type Problem } from '#kernel';
import { readObject } from '../read-object.ts';
import { readArchiveLine } from './archive-line.ts';
import { type Backtested, type BacktestPlan, backtest, rank } from './backtest.ts';
import { readFactsLine } from './facts-line.ts';

/** How the level under the first plan stands to the level under the other. */
export type BacktestChange = 'same' | 'graver' | 'lighter';

export interface BacktestedLine extends Backtested {
  /** Counted from 1. */
  line: number;
  /** Under the plan to compare with; null without one. */
  against: (Omit<Backtested, 'id' | 'name' | 'date'> & { change: BacktestChange }) | null;
}

export interface BadLine {
  line: number;
  error: Problem;
}

/**
 * Past incidents from JSON Lines: each line as the archive keeps an incident (it has `reports`), or as
 * `kaidu classify` takes facts. A bad line is named and the others go on.
 */
export function backtestLines(
  text: string,
  plan: BacktestPlan,
  other: BacktestPlan | null,
): { incidents: BacktestedLine[]; errors: BadLine[] } {
  const incidents: BacktestedLine[] = [];
  const errors: BadLine[] = [];
  for (const [index, each] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (each.trim() === '') continue;
    const line = index + 1;
    try {
      const input = readObject(each);
      const own = backtest(plan, read(plan, input, line));
      const before = other && backtest(other, read(other, input, line));
      incidents.push({ line, ...own, against: before && compared(plan, own, other, before) });
    } catch (error) {
      if (!isProblem(error)) throw error;
      errors.push({ line, error });
    }
  }
  return { incidents, errors };
}

const read = ({ compiled }: BacktestPlan, input: Record<string, unknown>, line: number) =>
  'reports' in input ? readArchiveLine(compiled, input) : readFactsLine(input, line);

/** Levels are compared by their place in their own plans, for another plan may name them otherwise. */
function compared(plan: BacktestPlan, own: Backtested, other: BacktestPlan, before: Backtested) {
  const { id: _id, name: _name, date: _date, ...result } = before;
  const [is, was] = [rank(plan.compiled, own.level), rank(other.compiled, before.level)];
  const change: BacktestChange = is === was ? 'same' : is < was ? 'graver' : 'lighter';
  return { ...result, change };
}
