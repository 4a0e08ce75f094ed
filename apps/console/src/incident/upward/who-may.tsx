import { useWords } from '../../i18n/words.ts';
import { postsThatMay } from '../../plan/capabilities.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { upwardWords } from './words.ts';

/** Who takes a step that whoever looks may not take. */
export function WhoMay({ step, capability }: { step: string; capability: string }) {
  const t = useWords(upwardWords);
  const plan = usePlan();
  const names = useNames();
  return (
    <p className="quiet">
      {t('who', { step, posts: postsThatMay(plan, capability).map(names.post).join(t('and')) })}
    </p>
  );
}
