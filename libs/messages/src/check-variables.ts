import type { MessageClass } from '#plan';
import type { Say } from './check-words.ts';
import type { UsedVariable } from './liquid.ts';
import { OF_THE_LOOP, VARIABLES } from './variables.ts';

/** Whether a template of a class may use this; a name that is itself computed could be any, so it may not. */
export const isAllowed = ({ path }: UsedVariable, allowed: ReadonlySet<string>): boolean =>
  path !== null && (allowed.has(path) || OF_THE_LOOP.has(path) || (path === 'task' && allowed.has('tasks')));

/** Names the variable and what is allowed instead. */
export function tellVariable(
  { path, root, line }: UsedVariable,
  allowed: ReadonlySet<string>,
  cls: MessageClass,
  say: Say,
): void {
  const name = path ?? `${root}[…]`;
  const [zh, en] = [[...allowed].join('、'), [...allowed].join(', ')];
  if (!(name in VARIABLES))
    say(
      line,
      'message-variable-unknown',
      `没有变量 ${name}；可用：${zh}`,
      `there is no variable ${name}; allowed: ${en}`,
    );
  else
    say(
      line,
      'message-variable-not-allowed',
      `变量 ${name} 不得用于${cls === 'outside' ? '外部' : '内部'}渠道；可用：${zh}`,
      `the variable ${name} may not be used ${cls}; allowed: ${en}`,
    );
}
