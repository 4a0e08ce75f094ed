import { centredColumns, charactersOf, columnWidths } from '../column-widths.ts';
import type { FlowItem } from '../flow.ts';
import { AREA, SIZE } from '../measures.ts';
import { breakLines, type Face, type Measure, piecesOf } from './break-lines.ts';
import { type Mark, type Row, ruleMark, textMark } from './row.ts';

const PADDING = 4;
const THIN = 0.5;
/** Beyond this many columns the type is smaller. */
const FEW = 5;

/** A table as rows of the type area; its head is there again on each page, and a row longer than a page goes on. */
export function tableRows({ head, rows }: FlowItem & { kind: 'table' }, measure: Measure): Row[] {
  const size = head.length > FEW ? SIZE.fifth : SIZE.smallFourth;
  const widths = columnWidths(head, rows, AREA.width / size).map((part) => part * AREA.width);
  const isForm = head.length === 0;
  const centred = centredColumns(rows, widths.length);
  const make = (cells: readonly string[], face: (column: number) => Face) =>
    parts(
      widths.map((width, column) => cellLines(cells[column] ?? '', face(column), size, width, measure)),
      isForm,
    );
  const lead = isForm ? undefined : make(head, () => 'hei')[0];
  const row = (part: Part, face: (column: number) => Face, middle: (column: number) => boolean): Row =>
    tableRow({ part, widths, size, face, measure, middle });
  const headRow = lead && {
    ...row(
      lead,
      () => 'hei',
      () => true,
    ),
    keep: true,
  };
  const middle = (column: number) => (isForm ? column % 2 === 0 : centred[column]!);
  const face = (column: number): Face => (isForm && column % 2 === 0 ? 'hei' : 'body');
  const body = rows
    .flatMap((cells) => make(cells, face))
    .map((part) => ({
      ...row(part, face, middle),
      ...(headRow ? { repeats: headRow } : {}),
    }));
  return [...(headRow ? [headRow] : []), ...body, { height: size, gap: true, draw: () => [] }];
}

/** Longer ones are prose, which breaks anywhere. */
const ITEM_MOST = 11;

/** What stands between two marks is not broken where it is short, nor a day or a time of day. */
export const cellPieces = (text: string): string[] =>
  (
    text.match(
      /（?\d+月\d+日|\d+时(?:\d+分)?前?|（?(?:(?!\d+月\d+日)[^、，；。：（])+[、，；。：]?|[\s\S]/gu,
    ) ?? []
  ).flatMap((piece) => (charactersOf(piece) <= ITEM_MOST ? [piece] : piecesOf(piece)));

function cellLines(text: string, face: Face, size: number, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((line) =>
    breakLines(line, {
      ...{ width: width - 2 * PADDING, pieces: cellPieces(line) },
      measure: (part) => measure(face, size, part),
    }).map((each) => each.text),
  );
}

/** A row of more lines may go on over a page, in parts of so many lines. */
const WHOLE_LINES = 8;
const PART_LINES = 3;
/** What is signed on a form stands in one piece. */
const FORM_LINES = 24;

interface Part {
  cells: string[][];
  first: boolean;
  last: boolean;
}

/** One row's cells, in parts between which a page may end. */
function parts(cells: string[][], isForm: boolean): Part[] {
  const longest = Math.max(...cells.map((lines) => lines.length));
  const most = isForm ? FORM_LINES : longest > WHOLE_LINES ? PART_LINES : WHOLE_LINES;
  const count = Math.ceil(longest / most);
  return Array.from({ length: count }, (_, part) => ({
    cells: cells.map((lines) => lines.slice(part * most, (part + 1) * most)),
    ...{ first: part === 0, last: part === count - 1 },
  }));
}

interface Table {
  part: Part;
  widths: number[];
  size: number;
  face: (column: number) => Face;
  measure: Measure;
  middle: (column: number) => boolean;
}

function tableRow({
  part: { cells, first: begins, last: ends },
  widths,
  size,
  face,
  measure,
  middle,
}: Table): Row {
  const pitch = size * 1.6;
  const height =
    Math.max(...cells.map((lines) => lines.length)) * pitch + (Number(begins) + Number(ends)) * PADDING;
  const inner = (top: number) => top + (begins ? PADDING : 0);
  const room = height - (Number(begins) + Number(ends)) * PADDING;
  return {
    height,
    ...(begins ? {} : { closes: (top: number) => [ruleMark(AREA.left, top, AREA.width, THIN)] }),
    draw(top) {
      const marks: Mark[] = [
        ...(begins ? [ruleMark(AREA.left, top, AREA.width, THIN)] : []),
        ...(ends ? [ruleMark(AREA.left, top + height, AREA.width, THIN)] : []),
      ];
      let x = AREA.left;
      const upright = (at: number): Mark => ({
        kind: 'line',
        x1: at,
        y1: top,
        x2: at,
        y2: top + height,
        width: THIN,
        red: false,
      });
      cells.forEach((lines, column) => {
        const width = widths[column]!;
        marks.push(upright(x));
        const first = inner(top) + (begins && ends ? (room - lines.length * pitch) / 2 : 0);
        lines.forEach((line, index) => {
          const own = measure(face(column), size, line);
          const left = middle(column) ? x + (width - own) / 2 : x + PADDING;
          if (line)
            marks.push(
              textMark(line, {
                x: left,
                top: first + index * pitch,
                height: pitch,
                face: face(column),
                size,
              }),
            );
        });
        x += width;
      });
      return [...marks, upright(x)];
    },
  };
}
