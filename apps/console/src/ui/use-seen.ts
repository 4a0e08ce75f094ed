import { useState } from 'react';
import { type Problem, problemOf } from '../api/problem.ts';

export interface Seen {
  /** Goes into If-Match. */
  header: { 'If-Match': string };
  /** Somebody changed it since one began. */
  moved: boolean;
  /** After a refusal: whoever was told what had changed meanwhile has seen it. */
  told: (error: unknown) => void;
}

/**
 * The version that somebody had before them when they began to write: the page goes on reading, and what is sent must
 * still say what it was based on. Once a refusal has told what others did, the next attempt is based on that.
 */
export function useSeen(current: number): Seen {
  const [seen, setSeen] = useState(current);
  return {
    header: { 'If-Match': `"${seen}"` },
    moved: current !== seen,
    told(error) {
      const problem: Problem = problemOf(error);
      const actual = problem.extras['actualSeq'];
      if (problem.code === 'command.stale' && typeof actual === 'number') setSeen(actual);
    },
  };
}
