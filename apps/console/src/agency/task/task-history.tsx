import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { useNames } from '../../plan/names.ts';
import { When } from '../../ui/when.tsx';
import type { Fact } from './use-task.ts';
import { workWords } from './words.ts';

/** What happened to the task, the newest first. */
export function TaskHistory({ facts }: { facts: readonly Fact[] }) {
  const t = useWords(workWords);
  const lang = useLanguage();
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className="facts">
        {[...facts].reverse().map((fact) => (
          <li key={fact.seq}>
            <When at={fact.at} />
            <div>
              <strong>{wordFor(factWords, fact.fact, lang)}</strong>{' '}
              <span className="quiet">
                {fact.actor.name}
                {fact.actor.onBehalfOf && t('onBehalf', { who: fact.actor.onBehalfOf })}
                {typeof fact.data['name'] === 'string' && ` → ${fact.data['name']}`}
              </span>
              {fact.reason && <div className="said">{fact.reason}</div>}
              <Figures figures={fact.data['figures']} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Figures({ figures }: { figures: unknown }) {
  const lang = useLanguage();
  const names = useNames();
  if (typeof figures !== 'object' || figures === null) return null;
  const said = Object.entries(figures as Record<string, number>).map(([key, figure]) => {
    const indicator = names.indicator(key);
    return `${indicator?.title[lang] ?? key} ${grouped(figure)}${indicator ? ` ${indicator.unit[lang]}` : ''}`;
  });
  return <div>{said.join(lang === 'zh' ? '，' : ', ')}</div>;
}
