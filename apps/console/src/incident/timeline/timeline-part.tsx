import { useState } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Incident } from '../queries.ts';
import { detailOf } from './detail.ts';

type Fact = Schemas['Fact'];
const MOST = 1000;
const STEP = 100;
/** What a person asks for, and the streams of the journal that answer it. */
const KINDS: Record<string, string[]> = {
  reports: ['incident', 'report', 'consultation', 'sector', 'verification'],
  decisions: ['approval', 'response'],
  tasks: ['task', 'work_group', 'instruction'],
  calls: ['call', 'informed', 'delivery'],
  duties: ['report_duty'],
};
const words = {
  title: { zh: '经过（新的在上）', en: 'What happened (newest first)' },
  all: { zh: '全部', en: 'All' },
  reports: { zh: '灾情', en: 'Reports' },
  decisions: { zh: '决定', en: 'Decisions' },
  tasks: { zh: '任务', en: 'Tasks' },
  calls: { zh: '通知', en: 'Messages' },
  duties: { zh: '报告时限', en: 'Report clocks' },
  filter: { zh: '筛选', en: 'Filter' },
  none: { zh: '没有符合的记录。', en: 'Nothing matches.' },
  more: { zh: '再显示 {count} 条', en: 'Show {count} more' },
  clause: { zh: '第 {cite} 条', en: 'clause {cite}' },
  onBehalf: { zh: '（代 {who}）', en: '(for {who})' },
} as const;

/** Every fact: who did what, when, under which clause. */
export function TimelinePart({ incident }: { incident: Incident }) {
  const t = useWords(words);
  const [kind, setKind] = useState<string | null>(null);
  const [shown, setShown] = useState(STEP);
  const query = api.useQuery('get', '/incidents/{id}/timeline', {
    params: { path: { id: incident.id }, query: { limit: MOST } },
  });
  return (
    <section className="panel stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('title')}</h2>
      <fieldset className="row bare">
        <legend className="hidden">{t('filter')}</legend>
        {[null, ...Object.keys(KINDS)].map((one) => (
          <button
            key={one}
            type="button"
            className="plain-button"
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            {t((one ?? 'all') as 'all')}
          </button>
        ))}
      </fieldset>
      <Asked query={query}>
        {({ items, next }) => {
          const found = items.filter(({ stream }) => !kind || KINDS[kind]!.includes(stream)).reverse();
          return (
            <>
              {next !== null && <TooMany shown={items.length} />}
              {found.length === 0 && <Empty>{t('none')}</Empty>}
              <ol className="facts">
                {found.slice(0, shown).map((fact) => (
                  <FactItem key={fact.seq} fact={fact} />
                ))}
              </ol>
              {found.length > shown && (
                <button type="button" className="plain-button" onClick={() => setShown(shown + STEP)}>
                  {t('more', { count: Math.min(STEP, found.length - shown) })}
                </button>
              )}
            </>
          );
        }}
      </Asked>
    </section>
  );
}

function FactItem({ fact }: { fact: Fact }) {
  const t = useWords(words);
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const { actor, cite, reason } = fact;
  const detail = detailOf(fact.data, names, level.of, lang);
  return (
    <li>
      <When at={fact.at} />
      <div>
        <strong>{wordFor(factWords, fact.fact, lang)}</strong> {detail}{' '}
        <span className="quiet">
          {actor.name}
          {actor.onBehalfOf && t('onBehalf', { who: names.post(actor.onBehalfOf) })}
          {cite && ` · ${t('clause', { cite })}`}
        </span>
        {reason && <div className="quiet">{reason}</div>}
      </div>
    </li>
  );
}
