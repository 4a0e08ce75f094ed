import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { useDecisions } from '../../supervisor/queries.ts';
import type { Paper } from './queries.ts';
import { upwardWords } from './words.ts';

/** To the page where it is approved or returned, for whoever may; the line says of whom it awaits it. */
export function ApproveLink({ paper: { id, data } }: { paper: Paper }) {
  const t = useWords(upwardWords);
  const may = useDecisions().data?.papers.some((one) => one.id === id);
  if (!may) return null;
  return (
    <Link
      className="ant-btn ant-btn-primary"
      to="/papers/$paper/$id"
      params={{ paper: 'upward', id }}
      aria-label={t('of', { step: t('approve'), what: data.title.zh })}
    >
      {t('approve')}
    </Link>
  );
}
