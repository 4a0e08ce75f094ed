import { z } from 'zod';

/** One setting that makes no sense: where it stands, and what it should be. */
export interface ConfigFault {
  at: string;
  zh: string;
  en: string;
}

/** A configuration that the engine will not start with; every fault is named at once, in both languages. */
export class ConfigError extends RangeError {
  readonly zh: string;
  readonly en: string;
  readonly faults: string[];

  constructor(variable: string, faults: readonly ConfigFault[]) {
    const lines = faults.map(({ at, zh, en }) => `  ${at} ${zh} / ${en}`);
    const said = { zh: `${variable} 配置有误：`, en: `${variable} cannot be used:` };
    super([said.zh, said.en, ...lines].join('\n'));
    this.name = 'ConfigError';
    this.zh = said.zh;
    this.en = said.en;
    this.faults = lines;
  }
}

type Issue = Pick<z.core.$ZodIssue, 'message'> & { params?: Record<string, unknown> | undefined };

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

const words = (said: ReturnType<typeof zh>, fallback: string): string =>
  typeof said === 'string' ? said : (said?.message ?? fallback);

/** A schema's issue in both languages: its own words where it brings them, else zod's. */
export function wordsOf(issue: Issue): { zh: string; en: string } {
  const { zh: own, en: ownEn } = issue.params ?? {};
  if (typeof own === 'string' && typeof ownEn === 'string') return { zh: own, en: ownEn };
  return { zh: words(zh(issue as never), issue.message), en: words(en(issue as never), issue.message) };
}
