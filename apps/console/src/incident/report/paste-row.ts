import type { Plan } from '../../plan/use-plan.ts';

export interface Pasted {
  /** Code of the division that the row is for, where the row says so. */
  division: string | null;
  /** As it stood in the cells, by indicator. */
  figures: Record<string, string>;
  /** Headings that the plan has no figure for. */
  unplaced: string[];
  /** More rows than the one that was taken. */
  others: number;
}

const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[(（[【].*$/, '')
    .replace(/\s/g, '')
    .toLowerCase();

/**
 * One row of a spreadsheet, as it comes from the clipboard: with its row of headings, each cell goes where its heading
 * says; without one the figures are taken in the order of `order`. Null where it is no row of figures.
 */
export function readPaste(
  text: string,
  plan: Plan,
  order: readonly string[],
  wanted: string | null,
): Pasted | null {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const [first, ...rest] = rows;
  if (!first || first.length < 2) return null;
  const heads = first.map((cell) => indicatorOf(cell, plan));
  const hasHeads = heads.filter(Boolean).length >= 2 || (heads.some(Boolean) && rest.length > 0);
  const body = hasHeads ? rest : rows;
  const row = body.find((cells) => wanted && divisionIn(cells, plan) === wanted) ?? body[0];
  if (!row) return null;
  const places = hasHeads ? heads : positions(row, plan, order);
  const figures: Record<string, string> = {};
  for (const [index, cell] of row.entries()) {
    const key = places[index];
    if (key && cell) figures[key] = cell;
  }
  if (!Object.keys(figures).length) return null;
  const known = new Set(['县市', '名称', '行政区划代码', '代码', '数据截至', 'division', 'code', 'asof']);
  return {
    division: divisionIn(row, plan),
    figures,
    unplaced: hasHeads
      ? first.filter((cell, at) => cell && row[at] && !heads[at] && !known.has(plain(cell)))
      : [],
    others: body.length - 1,
  };
}

function indicatorOf(cell: string, { indicators }: Plan): string | null {
  const word = plain(cell);
  if (!word) return null;
  const found = indicators.find(({ key, title }) =>
    [key, title.zh, title.en].some((name) => plain(name) === word),
  );
  return found?.key ?? null;
}

function divisionIn(cells: readonly string[], { divisions }: Plan): string | null {
  for (const cell of cells) {
    const found = divisions.find(({ code, title }) => [code, title.zh, title.en].includes(cell));
    if (found) return found.code;
  }
  return null;
}

/** Without headings: the name or code of the division is passed over, the rest stands in order. */
function positions(row: readonly string[], plan: Plan, order: readonly string[]): (string | null)[] {
  let next = 0;
  return row.map((cell) => (divisionIn([cell], plan) ? null : (order[next++] ?? null)));
}
