import { breakTitle, TITLE_MOST } from '../break-title.ts';
import type { FlowItem, Role } from '../flow.ts';
import { ADVANCE, AREA, PITCH, SIZE, SPACING } from '../measures.ts';
import { breakLines, type Face, type Measure } from './break-lines.ts';
import { type Row, textMark, widthOf } from './row.ts';

const FACES: Record<Role, Face> = {
  title: 'title',
  to: 'body',
  first: 'hei',
  second: 'kai',
  third: 'body',
  body: 'body',
  mark: 'hei',
  issuer: 'body',
  date: 'body',
  remark: 'body',
};
const HEADINGS: readonly Role[] = ['first', 'second', 'third'];
/** A seal is centred on the date: four characters are left beside it. */
const BESIDE_DATE = 4;

/** One paragraph as rows of the type area. */
export function textRows(
  { role, text, names }: FlowItem & { kind: 'text' },
  measure: Measure,
  date: string,
): Row[] {
  if (role === 'title') return titleRows(text, names, measure);
  if (role === 'issuer') return [signed(text, date, measure)];
  if (role === 'date') return [dated(text, measure)];
  const face = FACES[role];
  const indent = role === 'to' ? 0 : 2 * ADVANCE;
  const own = (part: string) => measure(face, SIZE.third, part);
  const lines = breakLines(text, { width: AREA.width, indent, spacing: SPACING, measure: own });
  return lines.map((line, index) => {
    const start = index ? 0 : indent;
    const letters = Array.from(line.text).length;
    // Both edges are straight; the last line of a paragraph keeps its own width.
    const stretch = line.last || letters < 2 ? 0 : (AREA.width - start - line.width) / (letters - 1);
    return {
      height: PITCH,
      keep: HEADINGS.includes(role),
      draw: (top) => [
        textMark(line.text, {
          x: AREA.left + start,
          ...{ top, height: PITCH, face, size: SIZE.third, spacing: SPACING + stretch },
        }),
      ],
    };
  });
}

const titleRows = (text: string, names: string[] | undefined, measure: Measure): Row[] =>
  breakTitle(text, TITLE_MOST, names).map((line) => ({
    height: PITCH * 1.15,
    keep: true,
    draw: (top) => [
      textMark(line, {
        x: AREA.left + (AREA.width - widthOf(measure, 'title', SIZE.second, line)) / 2,
        ...{ top, height: PITCH * 1.15, face: 'title', size: SIZE.second },
      }),
    ],
  }));

const dateAt = (date: string, measure: Measure): { x: number; width: number } => {
  const width = widthOf(measure, 'body', SIZE.third, date);
  return { x: AREA.left + AREA.width - BESIDE_DATE * ADVANCE - width, width };
};

/** The issuer stands over the date, in the middle of it where there is room. */
function signed(issuer: string, date: string, measure: Measure): Row {
  const at = dateAt(date, measure);
  const width = widthOf(measure, 'body', SIZE.third, issuer);
  const x = Math.min(at.x + (at.width - width) / 2, AREA.left + AREA.width - width);
  return {
    height: PITCH,
    keep: true,
    draw: (top) => [textMark(issuer, { x, top, height: PITCH, face: 'body', size: SIZE.third })],
  };
}

const dated = (date: string, measure: Measure): Row => ({
  height: PITCH,
  draw: (top) => [
    textMark(date, { x: dateAt(date, measure).x, top, height: PITCH, face: 'body', size: SIZE.third }),
  ],
});
