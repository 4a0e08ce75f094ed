import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { When } from '../../ui/when.tsx';
import type { Incident } from '../queries.ts';
import { overlapping, overlapRows } from './overlap.ts';
import { mergeWords } from './words.ts';

type Overlap = 'later' | 'sum';

interface Props {
  from: Incident;
  into: Incident;
  value: Overlap | undefined;
  fault: string | undefined;
  onChange: (overlap: Overlap) => void;
}

const shown = (figure: number | null): string => (figure === null ? '—' : grouped(figure));

/** Counties that both have figures of, side by side: one event told twice, or two? */
export function OverlapChoice({ from, into, value, fault, onChange }: Props) {
  const t = useWords(mergeWords);
  const lang = useLanguage();
  const names = useNames();
  const plan = usePlan();
  const keys = plan.indicators.map(({ key }) => key);
  const divisions = overlapping(from, into);
  const rows = overlapRows(from, into, keys);
  return (
    <fieldset className="joining-choice">
      <legend>{t('overlap')}</legend>
      {divisions.map((division) => (
        <div key={division} className="table-wrap">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{names.division(division)}</th>
                {(
                  [
                    ['ending', from],
                    ['going', into],
                  ] as const
                ).map(([which, { data }]) => (
                  <th key={which} scope="col" className="number">
                    {t(which)}
                    <br />
                    <When at={data.effective[division]!.asOf} only="absolute" />
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('added')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows
                .filter((row) => row.division === division)
                .map((row) => (
                  <tr key={row.indicator}>
                    <th scope="row">{names.indicator(row.indicator)?.title[lang] ?? row.indicator}</th>
                    <td className="number">{shown(row.from)}</td>
                    <td className="number">{shown(row.into)}</td>
                    <td className="number">
                      {(row.from === null || row.into === null) && '≥ '}
                      {grouped((row.from ?? 0) + (row.into ?? 0))}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
      {(['later', 'sum'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="merge-overlap" checked={value === one} onChange={() => onChange(one)} />{' '}
          {t(one)}
        </label>
      ))}
      {fault && <p className="fault">⚠ {fault}</p>}
    </fieldset>
  );
}
