import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { useDecisions } from '../../supervisor/queries.ts';
import type { Paper } from './queries.ts';
import { upwardWords } from './words.ts';
import '../../supervisor/supervisor.css';

/** To the page where it is approved, returned or signed, for whoever may; the line says of whom it awaits it. */
export function ApproveLink({ paper: { id, data }, step }: { paper: Paper; step: 'approve' | 'sign' }) {
  const t = useWords(upwardWords);
  const decisions = useDecisions().data;
  const mine = step === 'approve' ? decisions?.papers : decisions?.unsignedPapers;
  if (!mine?.some((one) => one.id === id)) return null;
  return (
    <Link
      className="go"
      to="/papers/$paper/$id"
      params={{ paper: 'upward', id }}
      aria-label={t('of', { step: t(step), what: data.number ?? data.title.zh })}
    >
      {t(step)} →
    </Link>
  );
}
