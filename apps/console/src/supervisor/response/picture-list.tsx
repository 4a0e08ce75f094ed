import { useDeferredValue, useState } from 'react';
import { useSay, useWords } from '../../i18n/words.ts';
import { Empty } from '../../ui/states.tsx';
import type { Picture, Response } from '../queries.ts';
import { Legend } from './legend.tsx';
import { RecipientRow } from './recipient-row.tsx';
import { GROUPS, type Group, inOrder } from './standing.ts';
import { responseWords } from './words.ts';

/** Every recipient in a row with a sign for each of its tasks, the silent ones first; opened, its tasks in words. */
export function PictureList({ picture, response }: { picture: Picture; response: Response }) {
  const t = useWords(responseWords);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<Group | null>(null);
  const wanted = useDeferredValue(typed).normalize('NFKC').trim().toLowerCase();
  const all = inOrder(picture.recipients);
  const found = all.filter(
    ({ recipient, group: of }) =>
      (!group || of === group) &&
      (!wanted ||
        [say(recipient.title), ...recipient.tasks.map(({ title }) => say(title))].some((text) =>
          text.toLowerCase().includes(wanted),
        )),
  );
  if (!all.length) return <Empty>{t('none')}</Empty>;
  return (
    <section className="panel stack">
      <fieldset className="row bare">
        <legend className="hidden">{t('find')}</legend>
        {[null, ...GROUPS].map((one) => {
          const count = one ? all.filter(({ group: of }) => of === one).length : all.length;
          return (
            <button
              key={one}
              type="button"
              className="plain-button"
              aria-pressed={group === one}
              disabled={count === 0}
              onClick={() => setGroup(one)}
            >
              {t(one ?? 'everything', { count })}
            </button>
          );
        })}
      </fieldset>
      <input
        className="control"
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Legend />
      {found.length === 0 && <Empty>{t('noneFound')}</Empty>}
      <ul className="recipient-rows">
        {found.map((one) => (
          <RecipientRow key={one.recipient.recipient} standing={one} response={response} />
        ))}
      </ul>
    </section>
  );
}
