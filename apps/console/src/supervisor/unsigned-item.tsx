import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.ts';
import { useWords } from '../i18n/words.ts';
import { Due } from '../ui/due.tsx';
import { Level } from '../ui/level.tsx';
import { When } from '../ui/when.tsx';
import { AboutLine } from './about-line.tsx';
import { homeWords } from './words.ts';

/** A decision that was given by word of mouth and still wants its signature. */
export function UnsignedItem({ unsigned }: { unsigned: Schemas['UnsignedDecision'] }) {
  const t = useWords(homeWords);
  return (
    <li className={unsigned.exercise ? 'panel decision drill' : 'panel decision'}>
      <div className="row apart">
        <h3>
          <Link to="/decisions/$id" params={{ id: unsigned.id }}>
            {unsigned.title}
          </Link>
        </h3>
        <Level level={unsigned.level} />
      </div>
      <AboutLine about={unsigned} />
      <div className="row">
        <span>
          {t('spoken')} <When at={unsigned.decidedAt} />
        </span>
        <span>
          {t('signBy')} <Due at={unsigned.signBy} />
        </span>
      </div>
    </li>
  );
}
