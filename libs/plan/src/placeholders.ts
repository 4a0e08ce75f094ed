import type { OfficialKind } from './model/official.ts';

/** What a template may name besides the plan's indicators. */
export const PLACEHOLDERS = ['title', 'hazard', 'place', 'asOf', 'response'] as const;
/** What a document to the level above may name besides: the levels before and after, what is called for, what is asked. */
export const UPWARD_PLACEHOLDERS = [...PLACEHOLDERS, 'recommended', 'from', 'level', 'needs'] as const;
/** What an official document may name besides, by its kind. */
const OF_A_DECISION = [
  'matter',
  'recommended',
  'from',
  'level',
  'reason',
  'decider',
  'decidedAt',
  'leads',
] as const;
export const OFFICIAL_PLACEHOLDERS: Record<OfficialKind, readonly string[]> = {
  proposal: OF_A_DECISION,
  'approval-sheet': OF_A_DECISION,
  start: OF_A_DECISION,
  adjustment: OF_A_DECISION,
  termination: OF_A_DECISION,
  bulletin: ['recommended'],
  'duty-report': ['recommended', 'since', 'until'],
  minutes: ['heldAt', 'participants', 'conclusion'],
  supervision: ['recipient', 'task', 'issuedAt', 'due', 'clause'],
  letter: ['recipient', 'level'],
};
/** And every one of them: who is on duty, for whoever has a question. */
export const OFFICIAL_EVERYWHERE = [...PLACEHOLDERS, 'officer'] as const;
/** In the words of a series. */
export const NUMBER_PLACEHOLDERS = ['year', 'n'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The names that stand in braces in a template, each once. */
export const placeholdersIn = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)),
];

/** The template with each placeholder replaced. */
export const fillIn = (template: string, value: (name: string) => string): string =>
  template.replace(/\{([^{}]*)\}/g, (_, name: string) => value(name));
