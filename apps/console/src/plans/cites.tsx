import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { planWords } from './words.ts';

/** The clauses of a rule, each leading to everything under it; a rule without one is the deployment's own. */
export function Cites({ cites }: { cites: readonly string[] }) {
  const t = useWords(planWords);
  if (cites.length === 0) return <span className="quiet">{t('ownRule')}</span>;
  return (
    <span className="cites">
      {cites.map((clause) => (
        <Link
          key={clause}
          from="/plans/$jurisdiction/$plan"
          to="/plans/$jurisdiction/$plan"
          search={(before) => ({ ...before, clause })}
          aria-label={t('clause', { cite: clause })}
        >
          {clause}
        </Link>
      ))}
    </span>
  );
}
