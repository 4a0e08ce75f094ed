import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { titlesOf } from '../../incident/assessment/ladder.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Loading } from '../../ui/states.tsx';
import { decisionWords } from './words.ts';

const Full = lazy(async () => ({
  default: (await import('../../incident/assessment/assessment-panel.tsx')).AssessmentPanel,
}));

/** The criteria that carry the level, with their clauses, and how far the next level is; the rest on demand. */
export function WhyShort({ assessment }: { assessment: Assessment }) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const plan = usePlan();
  const level = useLevelTitle();
  const [open, setOpen] = useState(false);
  const criteria = (assessment.basis === 'assessed' && assessment.assessed) || assessment.reported;
  const named = (key: string) => {
    const { criterion, branch } = titlesOf(plan, key, lang);
    return branch === criterion ? criterion : `${criterion}（${branch}）`;
  };
  const carrying = criteria.criteria.filter(({ applicable, level: at }) => applicable && at !== null);
  // What is short of a level that another criterion has reached already says nothing.
  const graver = (key: string) => assessment.level === null || level.rank(key) < level.rank(assessment.level);
  const near = criteria.criteria
    .filter(({ applicable, next }) => applicable && next?.need != null && graver(next.level))
    .sort((a, b) => a.next!.need! / a.next!.atLeast - b.next!.need! / b.next!.atLeast)
    .slice(0, 1);
  return (
    <section aria-labelledby="decision-why">
      <h2 id="decision-why">{t('why')}</h2>
      <ul className="why-short">
        {carrying.length === 0 && <li>{t('notReached')}</li>}
        {carrying.map(({ key, cite, level: at }) => (
          <li key={key}>
            ● {t('reaches', { criterion: named(key), level: level.of(at!) })}
            {cite && <span className="quiet"> {t('clause', { cite })}</span>}
          </li>
        ))}
        {near.map(({ key, next }) => (
          <li key={key} className="quiet">
            ○ {t('next', { criterion: named(key), level: level.of(next!.level), need: grouped(next!.need!) })}
          </li>
        ))}
      </ul>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('full')}</summary>
        {open && (
          <Suspense fallback={<Loading />}>
            <Full assessment={assessment} />
          </Suspense>
        )}
      </details>
    </section>
  );
}
