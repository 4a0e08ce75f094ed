import { colophon, flowOf } from '../flow.ts';
import { AREA, mm, PAGE, PITCH, SIZE } from '../measures.ts';
import { inWords, type OfficialDocument, pageMarks } from '../official-document.ts';
import { breakLines, type Measure } from './break-lines.ts';
import { headOf } from './head.ts';
import { type Mark, type Row, ruleMark, type Sheet, textMark, widthOf } from './row.ts';
import { tableRows } from './table-rows.ts';
import { textRows } from './text-rows.ts';

/** The pages of a document, everything in its place. */
export function layOut(document: OfficialDocument, measure: Measure): Mark[][] {
  const head = headOf(document, measure);
  const sheets = paginate(rowsOf(document, measure), head.used);
  sheets[0]!.marks.unshift(...head.marks);
  addColophon(sheets, document, measure);
  return sheets.map(({ marks, bare }, index) => [
    ...aboveText(document, measure),
    ...marks,
    ...(bare || (document.form === 'letter' && index === 0) ? [] : pageNumber(index + 1, measure)),
  ]);
}

function rowsOf(document: OfficialDocument, measure: Measure): Row[] {
  const flow = flowOf(document);
  const date = inWords(document.date);
  const rows = flow.map((item): Row[] => {
    if (item.kind === 'gap') return [{ height: item.lines * PITCH, gap: true, draw: () => [] }];
    return item.kind === 'table' ? tableRows(item, measure) : textRows(item, measure, date);
  });
  // Words of the text stand on the page that is signed.
  const signature = flow.findIndex((item) => item.kind === 'text' && item.role === 'issuer');
  if (signature > 1) {
    const gap = rows[signature - 1]!.map((row) => ({ ...row, keep: true }));
    rows[signature - 1] = gap;
    rows[signature - 2] = rows[signature - 2]!.map((row, index, all) =>
      index >= all.length - 2 ? { ...row, keep: true } : row,
    );
    // Neither does the note below the date stand alone.
    for (let at = signature; at < rows.length - 1; at++)
      rows[at] = rows[at]!.map((row) => ({ ...row, keep: true }));
  }
  return rows.flat();
}

/** Puts rows onto pages; what is kept together goes to the next page together. */
function paginate(rows: readonly Row[], used: number): Sheet[] {
  const sheets: Sheet[] = [{ marks: [], used, bare: false }];
  const page = () => sheets.at(-1)!;
  const put = (row: Row) => {
    page().marks.push(...row.draw(AREA.top + page().used));
    page().used += row.height;
  };
  const turn = ({ closes, repeats }: Row) => {
    if (closes) page().marks.push(...closes(AREA.top + page().used));
    sheets.push({ marks: [], used: 0, bare: false });
    if (repeats) put(repeats);
  };
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (rows[end]!.keep && end < rows.length - 1) end++;
    const group = rows.slice(at, end + 1);
    const height = group.reduce((sum, row) => sum + row.height, 0);
    const fits = (tall: number) => page().used + tall <= AREA.height + 0.5;
    if (!fits(height) && page().used > 0 && height <= AREA.height) {
      turn(group[0]!);
    }
    for (const row of group) {
      if (!fits(row.height) && page().used > 0) {
        if (row.gap && !row.keep) continue;
        turn(row);
      }
      if (page().used === 0 && row.gap && !row.keep) continue;
      put(row);
    }
    at = end + 1;
  }
  return sheets;
}

/** An exercise and a draft say so on every page, in a frame above the text. */
function aboveText(document: OfficialDocument, measure: Measure): Mark[] {
  const words = pageMarks(document).join('　');
  if (!words) return [];
  const size = SIZE.fourth;
  const width = widthOf(measure, 'hei', size, words);
  const [x, top, height] = [(PAGE.width - width) / 2, mm(14), size * 1.6];
  const [left, right] = [x - 8, x + width + 8];
  const upright = (at: number): Mark => ({
    kind: 'line',
    x1: at,
    y1: top,
    x2: at,
    y2: top + height,
    width: 1.2,
    red: false,
  });
  return [
    textMark(words, { x, top, height, face: 'hei', size }),
    ruleMark(left, top, right - left, 1.2),
    ruleMark(left, top + height, right - left, 1.2),
    upright(left),
    upright(right),
  ];
}

/** — 1 —, 7 mm below the type area, outside: at the right on odd pages, at the left on even ones. */
function pageNumber(n: number, measure: Measure): Mark[] {
  const words = `— ${n} —`;
  const width = widthOf(measure, 'body', SIZE.fourth, words);
  const x = n % 2 ? AREA.left + AREA.width - width - SIZE.fourth : AREA.left + SIZE.fourth;
  return [
    textMark(words, {
      x,
      top: AREA.top + AREA.height + mm(7),
      height: SIZE.fourth,
      face: 'body',
      size: SIZE.fourth,
    }),
  ];
}

const THICK = mm(0.35);
const FINE = mm(0.25);

/** Copies and who printed it, at the foot of the last page (版记). */
function addColophon(sheets: Sheet[], document: OfficialDocument, measure: Measure): void {
  const { copies, printed } = colophon(document);
  if (!copies && !printed) return;
  const size = SIZE.fourth;
  const pitch = size * 1.7;
  const own = (text: string) => measure('body', size, text);
  // One character is left free at either edge; further lines begin behind 抄送：.
  const hang = own('抄送：');
  const lines = copies ? breakLines(copies, { width: AREA.width - 2 * size, measure: own, hang }) : [];
  const height = (lines.length + (printed ? 1 : 0)) * pitch;
  // On the first page of a letter the red lines hold the foot.
  const foot = AREA.height;
  if (sheets.at(-1)!.used + height + PITCH / 2 > foot) sheets.push({ marks: [], used: 0, bare: true });
  const { marks } = sheets.at(-1)!;
  let top = AREA.top + foot - height;
  const rule = (width: number) => marks.push(ruleMark(AREA.left, top, AREA.width, width));
  const put = (text: string, x: number) =>
    marks.push(textMark(text, { x, top, height: pitch, face: 'body', size }));
  rule(THICK);
  lines.forEach((line, index) => {
    put(line.text, AREA.left + size + (index ? hang : 0));
    top += pitch;
  });
  if (printed) {
    if (lines.length) rule(FINE);
    put(printed.by, AREA.left + size);
    put(printed.on, AREA.left + AREA.width - size - own(printed.on));
    top += pitch;
  }
  rule(THICK);
}
