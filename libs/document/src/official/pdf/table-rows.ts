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
    parts(widths.map((width, column) => cellLines(cells[column] ?? '', face(column), size, width, measure)));
  const lead = isForm ? undefined : make(head, () => 'hei')[0];
  const row = (cells: string[][], face: (column: number) => Face, middle: (column: number) => boolean): Row =>
    tableRow({ cells, widths, size, face, measure, middle });
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
    .map((cells) => ({
      ...row(cells, face, middle),
      ...(headRow ? { repeats: headRow } : {}),
    }));
  return [...(headRow ? [headRow] : []), ...body, { height: size, gap: true, draw: () => [] }];
}

/** Longer ones are prose, which breaks anywhere. */
const ITEM_MOST = 9;

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

/** Lines that a page of a table can hold at the most, a head above them. */
const MOST_LINES = 24;

/** One row's cells, in parts that each fit onto a page. */
function parts(cells: string[][]): string[][][] {
  const longest = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: Math.ceil(longest / MOST_LINES) }, (_, part) =>
    cells.map((lines) => lines.slice(part * MOST_LINES, (part + 1) * MOST_LINES)),
  );
}

interface Table {
  cells: string[][];
  widths: number[];
  size: number;
  face: (column: number) => Face;
  measure: Measure;
  middle: (column: number) => boolean;
}

function tableRow({ cells, widths, size, face, measure, middle }: Table): Row {
  const pitch = size * 1.6;
  const height = Math.max(...cells.map((lines) => lines.length)) * pitch + 2 * PADDING;
  return {
    height,
    draw(top) {
      const marks: Mark[] = [
        ruleMark(AREA.left, top, AREA.width, THIN),
        ruleMark(AREA.left, top + height, AREA.width, THIN),
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
        const first = top + (height - lines.length * pitch) / 2;
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
