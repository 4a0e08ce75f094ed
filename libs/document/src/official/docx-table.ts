import type * as Docx from 'docx';
import { centredColumns, columnWidths } from './column-widths.ts';
import type { DocxKit } from './docx-kit.ts';
import type { FlowItem } from './flow.ts';
import { AREA, SIZE } from './measures.ts';

/** Beyond this many columns the type is smaller. */
const FEW = 5;

/** A table whose head is there again on each page; without a head, a form with its labels in the odd columns. */
export function docxTable(
  { docx, run, twips }: DocxKit,
  { head, rows }: FlowItem & { kind: 'table' },
): Docx.Table {
  const size = head.length > FEW ? SIZE.fifth : SIZE.smallFourth;
  const isForm = head.length === 0;
  const widths = columnWidths(head, rows, AREA.width / size).map((part) => twips(part * AREA.width));
  const centred = centredColumns(rows, widths.length);
  const cell = (text: string, column: number, label: boolean): Docx.TableCell =>
    new docx.TableCell({
      width: { size: widths[column]!, type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: text.split('\n').map(
        (part) =>
          new docx.Paragraph({
            spacing: { line: twips(size * 1.5), lineRule: docx.LineRuleType.EXACT },
            alignment:
              label || (!isForm && centred[column]) ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT,
            children: [run(part, { size, face: label ? 'hei' : 'body' })],
          }),
      ),
    });
  const row = (cells: readonly string[], header: boolean): Docx.TableRow =>
    new docx.TableRow({
      tableHeader: header,
      // A row of many lines goes on over the page; what is signed on a form stands in one piece.
      cantSplit: cells.every(
        (text) => text.length < 600 && (isForm || (text.length < 150 && text.split('\n').length < 8)),
      ),
      children: widths.map((_, column) =>
        cell(cells[column] ?? '', column, header || (isForm && column % 2 === 0)),
      ),
    });
  const whole = widths.reduce((sum, each) => sum + each, 0);
  return new docx.Table({
    width: { size: whole, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    rows: [...(isForm ? [] : [row(head, true)]), ...rows.map((cells) => row(cells, false))],
  });
}
