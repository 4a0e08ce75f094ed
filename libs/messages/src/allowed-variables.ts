import type { MessageClass, MessageRules } from '#plan';
import { NEVER_OUTSIDE } from './variables.ts';

/** What templates of a class may use: what the rules list, and outside nothing that people type. */
export function allowedVariables(rules: MessageRules, cls: MessageClass): ReadonlySet<string> {
  const listed = rules.classes[cls].variables;
  return new Set(cls === 'inside' ? listed : listed.filter((name) => !NEVER_OUTSIDE.has(name)));
}
