import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay, useWords } from '../i18n/words.ts';
import { Field } from '../ui/field.tsx';
import { Level } from '../ui/level.tsx';
import { Scrolled } from '../ui/scrolled.tsx';
import { Cites } from './cites.tsx';
import type { PlanItem, PlanText } from './plan-text.ts';
import { useVersionNames } from './version-names.ts';
import { planWords } from './words.ts';

const route = getRouteApi('/plans/$jurisdiction/$plan');

/** The criteria of every level side by side, and who proposes, decides, is told and leads. */
export function LevelsPart({ text }: { text: PlanText; whole?: boolean }) {
  const t = useWords(planWords);
  const say = useSay();
  const { item: marked } = route.useSearch();
  const [hazard, setHazard] = useState('');
  const rows = rowsOf(text.items, hazard);
  return (
    <>
      <section className="panel stack">
        <h2>{t('thresholds')}</h2>
        <div className="no-print">
          <Field label={t('hazard')} name="plan-hazard">
            <select
              id="plan-hazard"
              className="control slim"
              value={hazard}
              onChange={(event) => setHazard(event.target.value)}
            >
              <option value="">{t('anyHazard')}</option>
              {text.hazards.map(({ key, title }) => (
                <option key={key} value={key}>
                  {say(title)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <Scrolled label={t('thresholds')}>
          <table className="plain folding thresholds">
            <thead>
              <tr>
                <th scope="col">{t('criterion')}</th>
                {text.levels.map(({ level }) => (
                  <th key={level} scope="col">
                    <Level level={level} plain />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([row, items]) => (
                <Row key={row} items={items} text={text} marked={marked} />
              ))}
            </tbody>
          </table>
        </Scrolled>
      </section>
      <section className="panel" aria-labelledby="authority">
        <h2 id="authority">{t('authority')}</h2>
        <dl className="pairs">
          {text.items
            .filter(({ kind }) => kind === 'authority')
            .map((item) => (
              <div key={item.id} id={item.id} className={item.id === marked ? 'marked' : undefined}>
                <dt>
                  <Level level={item.level} />
                </dt>
                <dd>
                  {say(item.words)} <Cites cites={item.cites} />
                  {item.note && <p className="quiet">{item.note}</p>}
                </dd>
              </div>
            ))}
        </dl>
      </section>
    </>
  );
}

function Row({ items, text, marked }: { items: PlanItem[]; text: PlanText; marked: string | undefined }) {
  const t = useWords(planWords);
  const say = useSay();
  const names = useVersionNames(text);
  const [first] = items;
  const { hazards } = first!;
  return (
    <tr>
      <th scope="row">
        {say(first!.name)}
        {hazards && (
          <div className="quiet">{t('onlyFor', { hazards: hazards.map(names.hazard).join('、') })}</div>
        )}
      </th>
      {text.levels.map(({ level }) => {
        const item = items.find((each) => each.level === level);
        if (!item)
          return (
            <td key={level} data-label={names.level(level)}>
              {t('notUsed')}
            </td>
          );
        return (
          <td
            key={level}
            id={item.id}
            data-label={names.level(level)}
            className={item.id === marked ? 'marked' : undefined}
          >
            <div>{say(item.bounds ?? item.words)}</div> <Cites cites={item.cites} />
          </td>
        );
      })}
    </tr>
  );
}

/** Criteria that count for the hazard, by what they measure, in the order in which the levels name them. */
function rowsOf(items: readonly PlanItem[], hazard: string): [string, PlanItem[]][] {
  const rows = new Map<string, PlanItem[]>();
  for (const item of items) {
    if (item.row === null || (hazard && item.hazards && !item.hazards.includes(hazard))) continue;
    rows.set(item.row, [...(rows.get(item.row) ?? []), item]);
  }
  return [...rows];
}
