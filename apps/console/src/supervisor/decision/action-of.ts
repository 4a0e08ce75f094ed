import type { Values } from '../../i18n/fill.ts';
import type { Preview } from '../queries.ts';
import type { decideWords } from './words.ts';

const ACTIONS = {
  activation: 'approveStart',
  raise: 'approveRaise',
  lower: 'approveLower',
  termination: 'approveEnd',
} as const;

/** What the button says: the consequence, with the level; sending on where the decision is another's. */
export function actionOf(
  { kind, level, authority, post }: Preview,
  levelOf: (level: string) => string,
  postOf: (post: string) => string,
): { key: keyof typeof decideWords; values: Values } {
  if (authority === 'forwards') return { key: 'forward', values: { post: postOf(post) } };
  return { key: ACTIONS[kind], values: { level: level ? levelOf(level) : '' } };
}
