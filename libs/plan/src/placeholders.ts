/** What a template may name besides the plan's indicators. */
export const PLACEHOLDERS = ['title', 'hazard', 'place', 'asOf', 'response'] as const;
/** What a document to the level above may name besides: the levels before and after, what is called for, what is asked. */
export const UPWARD_PLACEHOLDERS = [...PLACEHOLDERS, 'recommended', 'from', 'level', 'needs'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The names that stand in braces in a template, each once. */
export const placeholdersIn = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)),
];

/** The template with each placeholder replaced. */
export const fillIn = (template: string, value: (name: string) => string): string =>
  template.replace(/\{([^{}]*)\}/g, (_, name: string) => value(name));
