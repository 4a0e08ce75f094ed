import { Link } from '@tanstack/react-router';
import { useSay, useWords } from '../i18n/words.ts';
import { itemsUnder, type PlanText } from './plan-text.ts';
import { planWords } from './words.ts';

/** The index of clauses: each with how many rules stand under it, or why there are none. */
export function ClausesPart({ text }: { text: PlanText; whole?: boolean }) {
  const t = useWords(planWords);
  const say = useSay();
  return (
    <section className="panel" aria-labelledby="clauses">
      <h2 id="clauses">{t('clauses')}</h2>
      <ul className="clauses">
        {text.clauses.map(({ number, title, heading, planned, outOfScope }) => {
          const count = itemsUnder(text.items, number).length;
          return (
            <li key={number} className={heading ? 'heading' : undefined}>
              <Link
                from="/plans/$jurisdiction/$plan"
                to="/plans/$jurisdiction/$plan"
                search={(before) => ({ ...before, clause: number })}
              >
                {number} {say(title)}
              </Link>{' '}
              <span className="quiet">
                {count > 0 && t('citedBy', { count })}
                {outOfScope && ` ${t('outOfScope')}：${say(outOfScope)}`}
                {planned && ` ${t('planned')}：${say(planned)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
