import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../i18n/words.ts';
import { Cites } from './cites.tsx';
import { ItemLink } from './item-link.tsx';
import { isUnder, itemsUnder, type PlanText } from './plan-text.ts';
import { useVersionNames } from './version-names.ts';
import { changeWords, planWords } from './words.ts';

/** One clause with everything that rests on it. */
export function ClausePanel({ text, clause }: { text: PlanText; clause: string }) {
  const t = useWords(planWords);
  const kinds = useWords(changeWords);
  const say = useSay();
  const names = useVersionNames(text);
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clause is to be seen as well
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [clause]);
  const own = text.clauses.find(({ number }) => number === clause);
  const below = text.clauses.filter(({ number }) => number !== clause && isUnder(number, clause));
  const items = itemsUnder(text.items, clause);
  const title = `${t('clause', { cite: clause })}${own ? ` · ${say(own.title)}` : ''}`;
  return (
    <section ref={panel} className="panel stack clause" aria-label={title}>
      <div className="row apart">
        <h2>{title}</h2>
        <Link
          className="no-print"
          from="/plans/$jurisdiction/$plan"
          to="/plans/$jurisdiction/$plan"
          search={({ clause: _, ...rest }) => rest}
        >
          {t('close')}
        </Link>
      </div>
      {!own && !below.length && !items.length && (
        <p className="bad">{t('unknownClause', { cite: clause })}</p>
      )}
      {own?.outOfScope && (
        <p>
          {t('outOfScope')}：{say(own.outOfScope)}
        </p>
      )}
      {own?.planned && (
        <p>
          {t('planned')}：{say(own.planned)}
        </p>
      )}
      <h3>{items.length ? t('citedBy', { count: items.length }) : t('noRules')}</h3>
      <ul className="found">
        {items.map((item) => (
          <li key={item.id}>
            <span className="quiet">
              {kinds(item.kind)}
              {item.level && ` ${names.level(item.level)}`}
              {item.kind === 'task' && ` · ${names.agency(item.agency!)}`}
            </span>{' '}
            <ItemLink item={item} /> <span className="quiet">{say(item.bounds ?? item.words)}</span>
          </li>
        ))}
      </ul>
      {below.length > 0 && (
        <>
          <h3>{t('below')}</h3>
          <ul className="below">
            {below.map(({ number, title: name }) => (
              <li key={number}>
                <Cites cites={[number]} /> {say(name)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
