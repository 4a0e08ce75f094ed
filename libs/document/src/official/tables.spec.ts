import { expect, it } from '@jest/globals';
import { centredColumns, columnWidths } from './column-widths.ts';
import { breakLines } from './pdf/break-lines.ts';
import { cellPieces } from './pdf/table-rows.ts';

const MISSING = '库尔勒市、焉耆回族自治县、和静县、博湖县';
const lines = (text: string, width: number) =>
  breakLines(text, { width, pieces: cellPieces(text), measure: (part) => Array.from(part).length }).map(
    (line) => line.text,
  );

it('breaks a cell after a mark, between day and time, and loses nothing', () => {
  expect(lines(MISSING, 16)).toEqual(['库尔勒市、焉耆回族自治县、', '和静县、博湖县']);
  expect(lines('11月26日21时24分', 8)).toEqual(['11月26日', '21时24分']);
  expect(lines('州发改委（粮食和物资储备局）', 11)).toEqual(['州发改委', '（粮食和物资储备局）']);
  for (const text of [MISSING, '截至2026年11月26日21时24分，死亡至少22人', '（灾情稳定后执行）', '', '—'])
    for (const width of [3, 5, 9, 20]) expect(lines(text, width).join('')).toBe(text);
});

it('centres a column as a whole or not at all', () => {
  const rows = [
    ['因灾死亡人口', '至少22人', '博湖县'],
    ['直接经济损失', '待核实', MISSING],
  ];
  expect(centredColumns(rows, 3)).toEqual([true, true, false]);
});

it('has a county stand in one line beside six figures, with the time below the day', () => {
  const head = ['县市', ...Array.from({ length: 6 }, () => '紧急转移安置人口（人）'), '数据截至'];
  const row = ['焉耆回族自治县', '18', '3', '12345', '4200', '1520', '2310', '11月26日22时24分'];
  const widths = columnWidths(head, [row], 42).map((part) => part * 42);
  expect(widths.reduce((sum, each) => sum + each, 0)).toBeCloseTo(42);
  expect(widths[0]).toBeGreaterThan(7.7);
  expect(widths[7]).toBeGreaterThan(5.3);
});
