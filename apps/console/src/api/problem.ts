import type { Bilingual } from '../i18n/language.ts';
import { faultInWords, sentenceInWords } from './in-words.ts';

export interface Fault extends Bilingual {
  /** JSON pointer to the field, such as `/figures/dead`. */
  at: string;
}

/** A refusal (RFC 9457) as the console uses it. */
export interface Problem {
  code: string;
  status: number;
  said: Bilingual;
  cite: string | null;
  faults: Fault[];
  extras: Record<string, unknown>;
}

const NO_CONNECTION: Problem = {
  code: 'console.no-connection',
  status: 0,
  said: {
    zh: '网络不通，未能送达。内容已保留，恢复后请再试。',
    en: 'No connection; it was not sent. What you entered is kept: try again when the network is back.',
  },
  cite: null,
  faults: [],
  extras: {},
};

/** What a failed query or mutation threw, as a problem. */
export function problemOf(error: unknown): Problem {
  if (!isRefusal(error)) return NO_CONNECTION;
  const { code, status, detail, detailEn, cite, faults, ...extras } = error;
  return {
    code,
    status,
    said: sentenceInWords(code, { zh: detail, en: detailEn }),
    cite: typeof cite === 'string' ? cite : null,
    faults: Array.isArray(faults)
      ? (faults as Fault[]).map((fault) => ({ at: fault.at, ...faultInWords(fault) }))
      : [],
    extras,
  };
}

interface Refusal extends Record<string, unknown> {
  code: string;
  status: number;
  detail: string;
  detailEn: string;
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;

/** The fault at a field or anywhere below it. */
export const faultAt = (problem: Problem | null, pointer: string): Fault | undefined =>
  problem?.faults.find(({ at }) => at === pointer || at.startsWith(`${pointer}/`));
