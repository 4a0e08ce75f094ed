import { PROBLEMS, type ProblemCode } from './problems/index.ts';

export type ProblemParams = Record<string, string | number | null | undefined>;

/** One fault in the input: where it is and what is allowed instead. */
export interface FieldFault {
  /** JSON pointer into the body, or the parameter's name. */
  at: string;
  zh: string;
  en: string;
}

/** What else a caller needs to act on: facts that changed, what is allowed, who may. */
export interface ProblemExtras {
  cite?: string;
  faults?: FieldFault[];
  [key: string]: unknown;
}

const fill = (template: string, params: ProblemParams): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));

/** A refusal with a stable code, in both languages; the edge turns it into RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  readonly zh: string;
  readonly en: string;

  constructor(
    readonly code: ProblemCode,
    params: ProblemParams = {},
    readonly extras: ProblemExtras = {},
  ) {
    const entry = PROBLEMS[code];
    const en = fill(entry.en, params);
    super(`${code}: ${en}`);
    this.name = 'Problem';
    this.status = entry.status;
    this.zh = fill(entry.zh, params);
    this.en = en;
  }

  /** RFC 9457 members, with the two languages and whatever else helps. */
  toJSON(): Record<string, unknown> {
    return {
      type: `urn:kaidu:problem:${this.code}`,
      title: this.zh,
      status: this.status,
      code: this.code,
      detail: this.zh,
      detailEn: this.en,
      ...this.extras,
    };
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** Whether the record could not be reached or written, so that nothing is known of it and the same may succeed later. */
export const isOutOfReach = (error: unknown): error is Problem =>
  isProblem(error) && (error.code === 'engine.unavailable' || error.code === 'engine.disk-full');
