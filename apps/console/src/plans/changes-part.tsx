import { useState } from 'react';
import { api, type Schemas } from '../api/client.ts';
import { useLanguage } from '../i18n/language.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { Field } from '../ui/field.tsx';
import { Asked, Empty } from '../ui/states.tsx';
import { partsOfChange } from './parts-of-change.ts';
import type { PlanText } from './plan-text.ts';
import { changeWords, planWords } from './words.ts';

/** What this version changes against another. */
export function ChangesPart({ text, versions }: { text: PlanText; versions: readonly string[] }) {
  const t = useWords(planWords);
  const { effectiveFrom } = text.version;
  const others = versions.filter((each) => each !== effectiveFrom);
  const earlier = others.filter((each) => each < effectiveFrom).at(-1);
  const [chosen, setChosen] = useState(earlier ?? others[0]);
  if (!chosen) return <Empty>{t('oneVersion')}</Empty>;
  return (
    <section className="panel stack" aria-label={t('changes')}>
      <div className="no-print">
        <Field label={t('compare')} name="compare-with">
          <select
            id="compare-with"
            className="control slim"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {others.map((each) => (
              <option key={each} value={each}>
                {t('version', { date: each })}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Changes plan={text.version.id} versions={[chosen, effectiveFrom]} />
    </section>
  );
}

/** Always from the earlier to the later. */
function Changes({ plan: id, versions }: { plan: string; versions: [string, string] }) {
  const t = useWords(planWords);
  const kinds = useWords(changeWords);
  const [since, effectiveFrom] = [...versions].sort() as [string, string];
  const [jurisdiction, plan] = id.split('/') as [string, string];
  const query = api.useQuery('get', '/plans/{jurisdiction}/{plan}/versions/{effectiveFrom}/changes', {
    params: { path: { jurisdiction, plan, effectiveFrom }, query: { since } },
  });
  return (
    <Asked query={query}>
      {({ items }) => {
        const groups = [...new Set(items.map(({ what }) => what))];
        return (
          <>
            <h2>{t('differences', { before: since, after: effectiveFrom, count: items.length })}</h2>
            {items.length === 0 && <Empty>{t('noChange')}</Empty>}
            {groups.map((what) => (
              <div key={what}>
                <h3>{kinds(what)}</h3>
                <ul>
                  {items
                    .filter((item) => item.what === what)
                    .map((item) => (
                      <Change key={`${item.change} ${item.key}`} change={item} />
                    ))}
                </ul>
              </div>
            ))}
          </>
        );
      }}
    </Asked>
  );
}

const SIGNS = { added: '＋', removed: '－', changed: '△' } as const;

function Change({ change: { change, words, name, was, now } }: { change: Schemas['PlanChange'] }) {
  const t = useWords(planWords);
  const say = useSay();
  const lang = useLanguage();
  const other = lang === 'zh' ? 'en' : 'zh';
  const sign = <span aria-hidden="true">{SIGNS[change]}</span>;
  if (!was || !now)
    return (
      <li className={`change ${change}`}>
        {sign} {say(words)}
      </li>
    );
  // Where one language only reads differently, that one is shown.
  const shown = was[lang] === now[lang] ? other : lang;
  const parts = partsOfChange(was[shown], now[shown]);
  return (
    <li className={`change ${change}`}>
      {sign} <strong>{say(name)}</strong>
      <dl>
        <dt>{t('before')}</dt>
        <dd>{parts.was.map(({ text, differs }) => (differs ? <del key={text}>{text}</del> : text))}</dd>
        <dt>{t('after')}</dt>
        <dd>{parts.now.map(({ text, differs }) => (differs ? <ins key={text}>{text}</ins> : text))}</dd>
      </dl>
    </li>
  );
}
