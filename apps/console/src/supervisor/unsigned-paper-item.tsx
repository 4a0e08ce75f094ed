import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { Due } from '../ui/due.tsx';
import { When } from '../ui/when.tsx';
import { AboutLine } from './about-line.tsx';
import { homeWords } from './words.ts';

/** A document upward that was approved by word of mouth and still wants its signature. */
export function UnsignedPaperItem({ unsigned }: { unsigned: Schemas['UnsignedPaper'] }) {
  const t = useWords(homeWords);
  const names = useNames();
  return (
    <li className={unsigned.exercise ? 'panel decision drill' : 'panel decision'}>
      <h3>
        <Link to="/papers/$paper/$id" params={{ paper: 'upward', id: unsigned.id }}>
          {unsigned.number} {unsigned.heading}
        </Link>
      </h3>
      <AboutLine about={unsigned} />
      {!unsigned.own && <span className="quiet">{names.post(unsigned.post)}</span>}
      <div className="row">
        <span>
          {t('spokenPaper')} <When at={unsigned.approvedAt} />
        </span>
        <span>
          {t('signBy')} <Due at={unsigned.signBy} />
        </span>
      </div>
    </li>
  );
}
