import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import type { FigureFault, TypedFigure } from './figures.ts';
import { workWords } from './words.ts';

interface Props {
  typed: readonly TypedFigure[];
  faults: readonly FigureFault[];
  onChange: (typed: TypedFigure[]) => void;
}

/** Figures beside the words, as many as are wanted: those of the plan by their names, others by one's own. */
export function FigureLines({ typed, faults, onChange }: Props) {
  const t = useWords(workWords);
  const say = useSay();
  const lang = useLanguage();
  const { indicators } = usePlan();
  const change = (at: number, part: Partial<TypedFigure>) =>
    onChange(typed.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const said = (fault: FigureFault | undefined): string[] =>
    [
      fault?.name && t(fault.name),
      fault?.value && (typeof fault.value === 'string' ? t(fault.value) : say(fault.value)),
    ].filter((one) => one !== undefined && one !== '') as string[];
  return (
    <fieldset className="bare stack">
      <legend>{t('figures')}</legend>
      <datalist id="figure-names">
        {indicators.map(({ key, title }) => (
          <option key={key} value={title[lang]} />
        ))}
      </datalist>
      {typed.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by
        <div key={at} className={said(faults[at]).length ? 'figure-line faulty field' : 'figure-line'}>
          <input
            className="control"
            list="figure-names"
            aria-label={`${t('figureName')} ${at + 1}`}
            aria-describedby={`figure-${at}-note`}
            placeholder={t('figureNameHint')}
            maxLength={100}
            value={name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <input
            className="control"
            inputMode="decimal"
            aria-label={`${t('figureValue')} ${at + 1}`}
            aria-describedby={`figure-${at}-note`}
            placeholder={t('figureValue')}
            maxLength={30}
            value={value}
            onChange={(event) => change(at, { value: event.target.value })}
          />
          <button
            type="button"
            className="plain-button"
            aria-label={t('removeFigure', { n: at + 1 })}
            onClick={() => onChange(typed.filter((_, n) => n !== at))}
          >
            ✕
          </button>
          <div id={`figure-${at}-note`} className="field-note" aria-live="polite">
            {said(faults[at]).map((one) => (
              <span key={one} className="fault">
                ⚠ {one}
              </span>
            ))}
          </div>
        </div>
      ))}
      <button
        type="button"
        className="plain-button"
        onClick={() => onChange([...typed, { name: '', value: '' }])}
      >
        + {t('addFigure')}
      </button>
    </fieldset>
  );
}
