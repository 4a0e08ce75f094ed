import { Link } from '@tanstack/react-router';
import { useLanguage } from '../i18n/language.ts';
import { duration } from '../i18n/times.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { useNow } from '../ui/clock.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import type { PaperToApprove } from './queries.ts';
import { homeWords } from './words.ts';

/** A document upward or a text for the public that waits to be approved. */
export function PaperItem({ paper }: { paper: PaperToApprove }) {
  const t = useWords(homeWords);
  const lang = useLanguage();
  const names = useNames();
  const now = useNow();
  return (
    <li className={paper.exercise ? 'panel decision drill' : 'panel decision'}>
      <h3>
        <Link to="/papers/$paper/$id" params={{ paper: paper.paper, id: paper.id }}>
          {paper.heading}
        </Link>
      </h3>
      <div className="row">
        {paper.exercise && <ExerciseMark />}
        <span>{t(paper.paper)}</span>
        <span className="quiet">{paper.title}</span>
        {!paper.own && <span className="quiet">{names.post(paper.post)}</span>}
        <strong>{t('waits', { long: duration(now - Date.parse(paper.since), lang) })}</strong>
      </div>
    </li>
  );
}
