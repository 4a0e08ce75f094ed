import { useSay } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import type { Paper } from './queries.ts';

/** What the plan calls a kind of document. */
export function useKindTitle(): (kind: Paper['kind']) => string {
  const { upward } = usePlan();
  const say = useSay();
  return (kind) => {
    const template = upward?.templates.find((one) => one.kind === kind);
    return template ? say(template.title) : kind;
  };
}
