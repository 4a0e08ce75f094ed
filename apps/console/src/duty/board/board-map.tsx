import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { PrefectureMap } from '../../map/prefecture-map.tsx';
import { usePlan } from '../../plan/use-plan.ts';
import { boardWords } from './words.ts';

const KEY = 'kaidu.map-figure';

/** The prefecture over all open incidents that are no exercise, shaded by the figure that one chooses. */
export function BoardMap({ board }: { board: Schemas['Board'] }) {
  const t = useWords(boardWords);
  const lang = useLanguage();
  const { indicators } = usePlan();
  const [key, setKey] = useState(() => localStorage.getItem(KEY) ?? indicators[0]!.key);
  const chosen = indicators.find((one) => one.key === key) ?? indicators[0]!;
  const values = Object.fromEntries(
    Object.entries(board.divisions).map(([code, figures]) => [code, figures[chosen.key]]),
  );
  return (
    <section className="panel" aria-labelledby="board-map">
      <div className="row apart">
        <h2 id="board-map">{t('map')}</h2>
        <label className="row">
          {t('shadeBy')}
          <select
            className="control slim"
            value={chosen.key}
            onChange={(event) => {
              localStorage.setItem(KEY, event.target.value);
              setKey(event.target.value);
            }}
          >
            {indicators.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title[lang]}（{one.unit[lang]}）
              </option>
            ))}
          </select>
        </label>
      </div>
      <PrefectureMap figure={`${chosen.title[lang]}（${chosen.unit[lang]}）`} values={values} />
    </section>
  );
}
