import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { When } from '../../ui/when.tsx';
import type { Paper } from './queries.ts';
import { carryWords } from './words.ts';

/** What an application asks for, and what became of each item. */
export function PaperItems({ paper: { data, state } }: { paper: Paper }) {
  const t = useWords(carryWords);
  const went = state === 'sent' || state === 'answered';
  return (
    <ol>
      {data.items.map(({ what, quantity, unit }, index) => {
        const grant = data.grants.find(({ item }) => item === index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is its number
          <li key={index}>
            {what} {grouped(quantity)} {unit}
            {grant ? (
              <>
                {' · '}
                <strong>
                  {t(grant.granted === 0 ? 'refused' : 'grants', { granted: grouped(grant.granted), unit })}
                </strong>{' '}
                <When at={grant.at} only="absolute" /> {grant.document} {grant.note}
              </>
            ) : (
              went && <span className="quiet"> · {t('unanswered')}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
