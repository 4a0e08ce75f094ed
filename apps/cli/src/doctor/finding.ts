export interface Finding {
  what: string;
  verdict: 'ok' | 'warn' | 'fail';
  zh: string;
  en: string;
  /** What to do about it. */
  advice?: { zh: string; en: string };
}

export const ok = (what: string, zh: string, en = zh): Finding => ({ what, verdict: 'ok', zh, en });

export const trouble = (
  verdict: 'warn' | 'fail',
  what: string,
  said: [zh: string, en: string],
  advice: [zh: string, en: string],
): Finding => ({ what, verdict, zh: said[0], en: said[1], advice: { zh: advice[0], en: advice[1] } });
