import type * as Docx from 'docx';
import { breakTitle, TITLE_MOST } from './break-title.ts';
import { charactersOf } from './column-widths.ts';
import { docxHead, letterHeader } from './docx-head.ts';
import { type DocxKit, docxKit } from './docx-kit.ts';
import { docxTable } from './docx-table.ts';
import { colophon, flowOf, type Role } from './flow.ts';
import { AREA, mm, PITCH, SIZE } from './measures.ts';
import { inWords, type OfficialDocument, pageMarks } from './official-document.ts';
import type { Face } from './pdf/break-lines.ts';

const FACES: Partial<Record<Role, Face>> = { first: 'hei', second: 'kai', mark: 'hei' };
const HEADINGS: readonly Role[] = ['first', 'second', 'third'];
const CHARACTER = 16;
const BESIDE_DATE = 4 * CHARACTER;

/** The document for Word, in the types that the standard names. The library is loaded here, for it is large. */
export async function toDocx(document: OfficialDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const kit = docxKit(docx);
  const letter = document.form === 'letter';
  const file = new docx.Document({
    title: document.title,
    creator: document.issuer,
    lastModifiedBy: document.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: CHARACTER * 2, font: kit.font('body') } } } },
    sections: [
      {
        properties: {
          titlePage: letter,
          page: {
            size: { width: kit.twips(mm(210)), height: kit.twips(mm(297)) },
            margin: {
              top: kit.twips(AREA.top),
              left: kit.twips(AREA.left),
              right: kit.twips(mm(210) - AREA.left - AREA.width),
              bottom: kit.twips(mm(297) - AREA.top - AREA.height),
              header: kit.twips(mm(14)),
              footer: kit.twips(letter ? mm(19) : mm(23)),
            },
          },
          // No grid of lines: office programs disagree on what keeps to it; each line's own exact height does the same.
        },
        headers: {
          default: marksAbove(kit, document),
          even: marksAbove(kit, document),
          ...(letter ? { first: letterHeader(kit, document) } : {}),
        },
        footers: {
          default: pageNumber(kit, 'right'),
          even: pageNumber(kit, 'left'),
          ...(letter ? { first: letterFooter(kit) } : {}),
        },
        children: [...docxHead(kit, document), ...textOf(kit, document), ...colophonOf(kit, document)],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(file));
}

function marksAbove({ docx, run }: DocxKit, document: OfficialDocument): Docx.Header {
  const words = pageMarks(document).join('　');
  const border = { style: docx.BorderStyle.SINGLE, size: 10, space: 2, color: '000000' };
  return new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: words ? [run(` ${words} `, { face: 'hei', size: SIZE.fourth, border })] : [],
      }),
    ],
  });
}

function pageNumber({ docx, latin }: DocxKit, side: 'left' | 'right'): Docx.Footer {
  const indent = SIZE.fourth * 20;
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: side === 'left' ? docx.AlignmentType.LEFT : docx.AlignmentType.RIGHT,
        indent: side === 'left' ? { left: indent } : { right: indent },
        children: [
          new docx.TextRun({ ...latin(SIZE.fourth), children: ['— ', docx.PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  });
}

/** The red lines at the foot of a letter's first page, which bears no number. */
const letterFooter = ({ docx, twips, red }: DocxKit): Docx.Footer =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        indent: { left: -twips(mm(7)), right: -twips(mm(7)) },
        spacing: { line: 40, lineRule: docx.LineRuleType.EXACT },
        border: { bottom: { style: docx.BorderStyle.THIN_THICK_SMALL_GAP, size: 24, space: 0, color: red } },
        children: [],
      }),
    ],
  });

function textOf(kit: DocxKit, document: OfficialDocument): (Docx.Paragraph | Docx.Table)[] {
  const { docx, run, line, twips } = kit;
  const flow = flowOf(document);
  const signed = flow.findIndex((item) => item.kind === 'text' && item.role === 'issuer');
  return flow.flatMap((item, index): (Docx.Paragraph | Docx.Table)[] => {
    if (item.kind === 'gap')
      return Array.from(
        { length: Math.ceil(item.lines) },
        () =>
          new docx.Paragraph({
            ...line(Math.min(1, item.lines) * PITCH),
            ...{ keepNext: signed > index, children: [] },
          }),
      );
    if (item.kind === 'table') return [docxTable(kit, item)];
    const { role, text, names } = item;
    if (role === 'title') return [title(kit, text, names)];
    if (role === 'issuer' || role === 'date')
      return [
        new docx.Paragraph({
          ...line(PITCH),
          alignment: docx.AlignmentType.RIGHT,
          keepNext: role === 'issuer' || document.remark !== null,
          indent: { right: twips(besideOf(role, text, inWords(document.date))) },
          children: [run(text)],
        }),
      ];
    return [
      new docx.Paragraph({
        ...line(PITCH),
        alignment: docx.AlignmentType.BOTH,
        // The two lines before the signature stand with it: a paragraph is kept whole, its gap too.
        keepNext: HEADINGS.includes(role) || index === signed - 2,
        keepLines: index === signed - 2,
        indent: role === 'to' ? {} : { firstLine: twips(2 * CHARACTER) },
        children: [run(text, { face: FACES[role] ?? 'body' })],
      }),
    ];
  });
}

/** What is left free beside issuer and date: the issuer stands over the middle of the date where there is room. */
function besideOf(role: Role, text: string, date: string): number {
  if (role === 'date') return BESIDE_DATE;
  return Math.max(0, BESIDE_DATE + ((charactersOf(date) - charactersOf(text)) * CHARACTER) / 2);
}

const title = ({ docx, run, line }: DocxKit, words: string, names?: string[]): Docx.Paragraph =>
  new docx.Paragraph({
    ...line(PITCH * 1.15),
    alignment: docx.AlignmentType.CENTER,
    keepNext: true,
    children: breakTitle(words, TITLE_MOST, names).map((part, index) =>
      run(part, { face: 'title', size: SIZE.second, breakBefore: index > 0 }),
    ),
  });

/** 版记: a frame at the foot of the type area, on the page on which the text ends. */
function colophonOf({ docx, run, twips, line }: DocxKit, document: OfficialDocument): Docx.Paragraph[] {
  const { copies, printed } = colophon(document);
  const thick = {
    style: docx.BorderStyle.SINGLE,
    size: Math.round(mm(0.35) * 8),
    space: 1,
    color: '000000',
  };
  const width = twips(AREA.width);
  const edge = SIZE.fourth * 20;
  const hang = 3 * edge;
  // Lines of one frame: they are one only where frame, borders and indents are the same. A line between them would
  // have LibreOffice take the frame apart.
  const framed = {
    ...line(SIZE.fourth * 1.7),
    border: { top: thick, bottom: thick },
    indent: { left: edge + hang, right: edge, hanging: hang },
    tabStops: [{ type: docx.TabStopType.RIGHT, position: width - edge }],
    frame: {
      type: 'alignment' as const,
      width,
      height: 0,
      anchor: { horizontal: docx.FrameAnchorType.MARGIN, vertical: docx.FrameAnchorType.MARGIN },
      alignment: { x: docx.HorizontalPositionAlign.CENTER, y: docx.VerticalPositionAlign.BOTTOM },
    },
  };
  return [
    ...(copies
      ? [
          new docx.Paragraph({
            ...framed,
            children: [run(copies, { size: SIZE.fourth })],
          }),
        ]
      : []),
    ...(printed
      ? [
          new docx.Paragraph({
            ...framed,
            children: [run(`${printed.by}\t${printed.on}`, { size: SIZE.fourth })],
          }),
        ]
      : []),
  ];
}
