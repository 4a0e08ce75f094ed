import { useDeferredValue, useState } from 'react';
import { useSay, useWords } from '../i18n/words.ts';
import { TooMany } from '../ui/states.tsx';
import { Cites } from './cites.tsx';
import { ItemLink } from './item-link.tsx';
import { matchingItems, type PlanText } from './plan-text.ts';
import { useVersionNames } from './version-names.ts';
import { changeWords, planWords } from './words.ts';

const MOST = 60;

/** Searches names, words, agencies and clauses of every rule. */
export function SearchField({ text }: { text: PlanText }) {
  const t = useWords(planWords);
  const kinds = useWords(changeWords);
  const say = useSay();
  const names = useVersionNames(text);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim();
  const found = wanted ? matchingItems(text.items, wanted, names.agency) : [];
  return (
    <search className="panel no-print">
      <label htmlFor="plan-find" className="hidden">
        {t('find')}
      </label>
      <div className="row">
        <input
          id="plan-find"
          className="control find"
          type="search"
          placeholder={`${t('find')}：${t('findNote')}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {wanted && <span role="status">{t('found', { count: found.length })}</span>}
      </div>
      {wanted && found.length === 0 && <p className="empty">{t('nothing', { typed: wanted })}</p>}
      {found.length > 0 && (
        <ul className="found">
          {found.slice(0, MOST).map((item) => (
            <li key={item.id}>
              <span className="quiet">
                {kinds(item.kind)}
                {item.level && ` ${names.level(item.level)}`}
                {item.agency && item.kind === 'task' && ` · ${names.agency(item.agency)}`}
              </span>{' '}
              <ItemLink item={item} /> <span className="quiet">{say(item.words)}</span>{' '}
              <Cites cites={item.cites} />
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST && <TooMany shown={MOST} />}
    </search>
  );
}
