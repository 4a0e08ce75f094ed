import { getRouteApi } from '@tanstack/react-router';
import { useSay, useWords } from '../i18n/words.ts';
import { Cites } from './cites.tsx';
import type { PlanItem, PlanText } from './plan-text.ts';
import { planWords } from './words.ts';

const route = getRouteApi('/plans/$jurisdiction/$plan');
const SECTIONS = [
  ['clock', 'clocks'],
  ['escalation', 'escalation'],
  ['post', 'posts'],
  ['reading', 'readings'],
] as const;

/** Clocks, reminders, posts, and how what the plan leaves open is read. */
export function RulesPart({ text }: { text: PlanText; whole?: boolean }) {
  const t = useWords(planWords);
  return SECTIONS.map(([kind, title]) => (
    <section key={kind} className="panel" aria-labelledby={`rules-${kind}`}>
      <h2 id={`rules-${kind}`}>{t(title)}</h2>
      <dl className="pairs">
        {text.items
          .filter((item) => item.kind === kind)
          .map((item) => (
            <Rule key={item.id} item={item} />
          ))}
      </dl>
    </section>
  ));
}

function Rule({ item }: { item: PlanItem }) {
  const say = useSay();
  const { item: marked } = route.useSearch();
  return (
    <div id={item.id} className={item.id === marked ? 'marked' : undefined}>
      <dt>{say(item.name)}</dt>
      <dd>
        {say(item.words)} <Cites cites={item.cites} />
        {item.note && <p className="quiet">{item.note}</p>}
      </dd>
    </div>
  );
}
