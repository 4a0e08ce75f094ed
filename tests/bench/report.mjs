import { spread } from './stats.mjs';

/** A target holds when the median over the runs reaches it. */
export function verdict({ values, atLeast, atMost }) {
  const { median } = spread(values);
  if (atLeast !== undefined) return median >= atLeast;
  return atMost === undefined || median <= atMost;
}

const number = (value) => {
  if (value >= 1000) return Math.round(value).toString();
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
};

const target = ({ atLeast, atMost }) =>
  atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '';

const cells = (line) => {
  const { min, median, max } = spread(line.values);
  return [min, median, max].map((value) => number(value).padStart(9)).join('');
};

function table(title, lines, last) {
  const width = Math.max(title.length, ...lines.map(({ label }) => label.length));
  const head = `${title.padEnd(width)}${['min', 'median', 'max'].map((word) => word.padStart(9)).join('')}`;
  return [head, ...lines.map((line) => `${line.label.padEnd(width)}${cells(line)}  ${last(line)}`)].join(
    '\n',
  );
}

/** The ratios, which are the result, and under them the figures they were made of. */
export function asText(sections, setting) {
  const ratios = sections.flatMap(({ name, ratios }) =>
    ratios.map((ratio) => ({ ...ratio, label: `${name}: ${ratio.label}` })),
  );
  const mark = (line) => target(line) && `${target(line)}  ${verdict(line) ? 'ok' : 'MISSED'}`;
  const parts = [table('Ratio', ratios, mark)];
  for (const { name, figures, notes } of sections)
    parts.push([table(name, figures, ({ unit }) => unit), ...notes].join('\n'));
  parts.push(
    Object.entries(setting)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  );
  return parts.join('\n\n');
}

export const asJson = (sections, setting) =>
  JSON.stringify(
    {
      setting,
      sections: sections.map(({ name, ratios, figures, notes }) => ({
        name,
        ratios: ratios.map((ratio) => ({ ...ratio, ...spread(ratio.values), ok: verdict(ratio) })),
        figures: figures.map((figure) => ({ ...figure, ...spread(figure.values) })),
        notes,
      })),
    },
    null,
    2,
  );

export const missed = (sections) =>
  sections.flatMap(({ name, ratios }) =>
    ratios.filter((ratio) => !verdict(ratio)).map((ratio) => `${name}: ${ratio.label} (${target(ratio)})`),
  );
