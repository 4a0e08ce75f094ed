import { StandardSchemaValidationPipe } from '@nestjs/common';
import { wordsOf } from '#engine';
import { type FieldFault, Problem } from '#kernel';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

const pointer = (issue: Issue): string =>
  `/${(issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('/')}`;

/** One issue in both languages; zod keeps what it needs to say it again. */
const faultOf = (issue: Issue): FieldFault => ({
  at: pointer(issue),
  ...wordsOf(issue),
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
