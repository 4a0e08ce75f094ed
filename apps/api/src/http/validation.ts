import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { type FieldFault, Problem } from '#kernel';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

const pointer = (issue: Issue): string =>
  `/${(issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('/')}`;

const words = (said: ReturnType<typeof zh>, fallback: string): string =>
  typeof said === 'string' ? said : (said?.message ?? fallback);

/** One issue in both languages; zod keeps what it needs to say it again. */
const faultOf = (issue: Issue): FieldFault => ({
  at: pointer(issue),
  zh: words(zh(issue as never), issue.message),
  en: words(en(issue as never), issue.message),
});

/** Checks bodies, parameters and queries against their zod schema and names every fault at once. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Problem(
      'request.invalid',
      { count: issues.length },
      { faults: (issues as readonly Issue[]).map(faultOf) },
    ),
});
