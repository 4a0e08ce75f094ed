import type { Text } from './model/basics.ts';

/** Something that lint or the loader has to say about a plan, with the place in its files. */
export interface Finding {
  severity: 'error' | 'warning';
  /** Stable code of the rule, such as `threshold-gap`. */
  code: string;
  message: Text;
  /** Path of the file, relative to the plan's folder. */
  file: string;
  /** Counted from 1; 1 where the file itself is at fault. */
  line: number;
  column: number;
}

/** A place inside a plan's files: the file, then keys and indexes into what it holds. */
export type Place = readonly [file: string, ...path: (string | number)[]];

/** Where the items of a loaded plan stand in its files. */
export interface PlanSource {
  /** File of each level, in the order of `plan.levels`. */
  levelFiles: readonly string[];
  /** Line and column of a place, or of the nearest thing above it that exists. */
  locate(place: Place): { line: number; column: number };
}
