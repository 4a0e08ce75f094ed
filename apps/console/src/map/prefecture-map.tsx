import { grouped } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { LABELS } from './labels.ts';
import map from './outlines.json';
import { shade } from './shade.ts';
import './map.css';

const words = {
  map: { zh: '分县市图：{figure}', en: 'Map by division: {figure}' },
  none: { zh: '未报', en: 'not reported' },
  legend: { zh: '颜色越浓数字越大；灰色为未报', en: 'The stronger the colour, the more; grey: not reported' },
};

interface Props {
  /** What is shown, in words, with its unit. */
  figure: string;
  /** By division code; absent where nobody knows. */
  values: Record<string, number | undefined>;
  /** Divisions that a process is about are outlined. */
  marked?: readonly string[];
}

/** The nine divisions, shaded by one figure that also stands there as a number. */
export function PrefectureMap({ figure, values, marked = [] }: Props) {
  const t = useWords(words);
  const names = useNames();
  const greatest = Math.max(0, ...Object.values(values).map((value) => value ?? 0));
  const said = (code: string) =>
    `${names.division(code)}：${values[code] === undefined ? t('none') : grouped(values[code])}`;
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={t('map', { figure })}>
        {Object.entries(map.outlines).map(([code, path]) => (
          <path
            key={code}
            d={path}
            className={`shade-${shade(values[code], greatest)} ${marked.includes(code) ? 'marked' : ''}`}
          >
            <title>{said(code)}</title>
          </path>
        ))}
        {Object.entries(LABELS).map(([code, { x, y, to }]) => (
          <g key={code} className={`label ${to ? '' : `on-${shade(values[code], greatest)}`}`}>
            {to && <line x1={x - 50} y1={y - 6} x2={to[0]} y2={to[1]} />}
            <text x={x} y={y}>
              {shortName(names.division(code))}
            </text>
            {values[code] !== undefined && (
              <text x={x} y={y + 30} className="value">
                {grouped(values[code])}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ul className="hidden">
        {Object.keys(map.outlines).map((code) => (
          <li key={code}>{said(code)}</li>
        ))}
      </ul>
      <figcaption className="quiet">{t('legend')}</figcaption>
    </figure>
  );
}

const shortName = (name: string): string =>
  name.replace(/(回族自治县|[县市])$/, '').replace(/ (Hui Autonomous )?(County|City)$/, '');
