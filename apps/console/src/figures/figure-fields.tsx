import type { Schemas } from '../api/client.ts';
import { faultAt, type Problem } from '../api/problem.ts';
import { useLanguage } from '../i18n/language.ts';
import { grouped, signed } from '../i18n/numbers.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { Field } from '../ui/field.tsx';
import { parseFigure, type Typed } from './parse-figure.ts';
import './figures.css';

export type Indicator = Schemas['Plan']['indicators'][number];
/** What stands in each field, as typed. */
export type Texts = Record<string, string>;

const words = {
  unknown: { zh: '未知', en: 'Unknown' },
  says: { zh: '按未知上报', en: 'Reported as unknown' },
  hint: { zh: '未提及', en: 'Not mentioned' },
  before: { zh: '上次 {value}', en: 'Before: {value}' },
  change: { zh: '比上次 {change}', en: '{change} against before' },
};

interface Props {
  indicators: readonly Indicator[];
  texts: Texts;
  onChange: (texts: Texts) => void;
  /** What the division reported last, to see each change beside its figure. */
  before?: Readonly<Record<string, number | null | undefined>> | undefined;
  problem?: Problem | null;
}

/** One field for each figure; each says how it was understood, and what it changes. */
export function FigureFields({ indicators, texts, onChange, before, problem = null }: Props) {
  const t = useWords(words);
  const say = useSay();
  const lang = useLanguage();
  const set = (key: string, text: string) => onChange({ ...texts, [key]: text });
  return (
    <div className="figure-fields">
      {indicators.map((indicator) => {
        const { key, title, unit } = indicator;
        const text = texts[key] ?? '';
        const typed = parseFigure(text, indicator);
        const refused = faultAt(problem, `/figures/${key}`);
        const fault = typed.kind === 'bad' ? say(typed.why) : refused ? say(refused) : undefined;
        return (
          <Field
            key={key}
            name={`figure-${key}`}
            label={
              <>
                {title[lang]} <span className="quiet">{unit[lang]}</span>
              </>
            }
            fault={fault}
            note={<Understood typed={typed} unit={unit[lang]} before={before?.[key]} />}
          >
            <div className="figure">
              <input
                id={`figure-${key}`}
                className="control"
                inputMode="decimal"
                autoComplete="off"
                placeholder={t('hint')}
                aria-describedby={`figure-${key}-note`}
                aria-invalid={Boolean(fault)}
                value={text}
                onChange={(event) => set(key, event.target.value)}
              />
              <button
                type="button"
                tabIndex={-1}
                className="plain-button"
                aria-pressed={typed.kind === 'unknown'}
                onClick={() => set(key, typed.kind === 'unknown' ? '' : '?')}
              >
                {t('unknown')}
              </button>
            </div>
          </Field>
        );
      })}
    </div>
  );
}

interface UnderstoodProps {
  typed: Typed;
  unit: string;
  before: number | null | undefined;
}

function Understood({ typed, unit, before }: UnderstoodProps) {
  const t = useWords(words);
  const was = before == null ? null : before;
  if (typed.kind === 'unknown') return <>{t('says')}</>;
  if (typed.kind !== 'known')
    return <>{was === null ? '' : t('before', { value: `${grouped(was)} ${unit}` })}</>;
  return (
    <>
      = {grouped(typed.value)} {unit}
      {was !== null && <strong>（{t('change', { change: signed(typed.value - was) })}）</strong>}
    </>
  );
}
