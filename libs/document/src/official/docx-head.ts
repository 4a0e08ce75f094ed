import type * as Docx from 'docx';
import { charactersOf } from './column-widths.ts';
import type { DocxKit } from './docx-kit.ts';
import { AREA, fitMark, mm, PITCH, SIZE, squeezed } from './measures.ts';
import { inWords, numberWords, type OfficialDocument, pageMarks, signerWords } from './official-document.ts';

/** Everything above the title (版头), in the document's form. */
export function docxHead(kit: DocxKit, document: OfficialDocument): Docx.Paragraph[] {
  switch (document.form) {
    case 'document':
      return documentHead(kit, document);
    case 'letter':
      return [edges(kit, gradeOf(document), numberWords(document), { face: 'hei' }), ...empty(kit, 2)];
    case 'bulletin':
    case 'minutes':
      return bulletinHead(kit, document);
    case 'sheet':
      return [edges(kit, gradeOf(document), numberWords(document), { face: 'hei' })];
  }
}

const gradesOf = ({ security, urgency }: OfficialDocument): string[] =>
  [security, urgency].filter((grade) => grade !== null);
const gradeOf = (document: OfficialDocument): string => gradesOf(document).join('　');

const empty = ({ docx, line }: DocxKit, lines: number): Docx.Paragraph[] =>
  Array.from({ length: lines }, () => new docx.Paragraph({ ...line(PITCH), children: [] }));

const grades = ({ docx, run, line }: DocxKit, document: OfficialDocument): Docx.Paragraph[] =>
  gradesOf(document).map(
    (grade) => new docx.Paragraph({ ...line(PITCH), children: [run(grade, { face: 'hei' })] }),
  );

/** One thing at the left edge and one at the right. */
function edges(
  { docx, run, line, twips }: DocxKit,
  left: string,
  right: string,
  {
    face = 'body',
    before = 0,
    border,
  }: { face?: 'body' | 'hei'; before?: number; border?: Docx.IBordersOptions } = {},
): Docx.Paragraph {
  return new docx.Paragraph({
    ...line(PITCH, before),
    ...(border ? { border } : {}),
    tabStops: [{ type: docx.TabStopType.RIGHT, position: twips(AREA.width) }],
    children: [run(left, { face }), run(`\t${right}`)],
  });
}

function redMark(
  kit: DocxKit,
  mark: string,
  { before, width, largest }: { before: number; width: number; largest: number },
) {
  const { docx, run, red, line } = kit;
  const { size, scale } = fitMark(mark, width, largest);
  return new docx.Paragraph({
    ...line(Math.max(size * 1.15, PITCH), before),
    alignment: docx.AlignmentType.CENTER,
    children: [run(mark, { face: 'title', size, scale, color: red })],
  });
}

/** 0.5 mm, 4 mm below the number. */
const redLine = ({ docx, red }: DocxKit): Docx.IBordersOptions => ({
  bottom: { style: docx.BorderStyle.SINGLE, size: 12, space: 7, color: red },
});

function documentHead(kit: DocxKit, document: OfficialDocument): Docx.Paragraph[] {
  const above = grades(kit, document);
  const before = mm(35) - above.length * PITCH;
  const number = numberWords(document);
  return [
    ...above,
    redMark(kit, document.mark, { before, width: AREA.width, largest: mm(15) }),
    ...numbered(kit, document, number),
    ...empty(kit, 2),
  ];
}

/** The number in the middle; where there is a signer, at the left, and the signer beside it or, if long, below. */
function numbered(kit: DocxKit, { signer }: OfficialDocument, number: string): Docx.Paragraph[] {
  const { docx, run, twips, line } = kit;
  const border = redLine(kit);
  if (signer === null)
    return [
      new docx.Paragraph({
        ...line(PITCH, 2 * PITCH),
        ...{ alignment: docx.AlignmentType.CENTER, border, children: [run(number)] },
      }),
    ];
  const character = SIZE.third;
  const name = signerWords(signer);
  const room = AREA.width / character - 3 - charactersOf(`${number}签发人：`);
  const scale = squeezed(charactersOf(name), room);
  const signed = [run('签发人：'), run(name, { face: 'kai', ...(scale === null ? {} : { scale }) })];
  if (scale === null)
    return [
      new docx.Paragraph({ ...line(PITCH, 2 * PITCH), children: [run(`　${number}`)] }),
      new docx.Paragraph({
        ...line(PITCH),
        ...{ alignment: docx.AlignmentType.RIGHT, border },
        // A character, not an indent, which would shorten the line below as well.
        children: [...signed, run('　')],
      }),
    ];
  return [
    new docx.Paragraph({
      ...line(PITCH, 2 * PITCH),
      border,
      tabStops: [{ type: docx.TabStopType.RIGHT, position: twips(AREA.width - character) }],
      children: [run(`　${number}\t`), ...signed],
    }),
  ];
}

function bulletinHead(kit: DocxKit, document: OfficialDocument): Docx.Paragraph[] {
  const { docx, run, line } = kit;
  const above = grades(kit, document);
  const letters = Array.from(document.mark);
  const short = letters.length <= 4;
  return [
    ...above,
    redMark(kit, short ? letters.join('\u2002') : document.mark, {
      before: Math.max(0, mm(16) - above.length * PITCH),
      width: AREA.width,
      largest: short ? 54 : mm(15),
    }),
    new docx.Paragraph({
      ...line(PITCH, mm(4)),
      alignment: docx.AlignmentType.CENTER,
      children: [run(numberWords(document))],
    }),
    edges(kit, document.issuer, inWords(document.date), { before: 0.4 * PITCH, border: redLine(kit) }),
    ...empty(kit, 1),
  ];
}

/** Mark and double line of a letter, which begin above the type area: they stand in the header of its first page. */
export function letterHeader(kit: DocxKit, document: OfficialDocument): Docx.Header {
  const { docx, run, red, line, twips } = kit;
  const { size, scale } = fitMark(document.mark, mm(170), mm(13));
  const words = pageMarks(document).join('　');
  const border = { style: docx.BorderStyle.SINGLE, size: 10, space: 2, color: '000000' };
  return new docx.Header({
    children: [
      new docx.Paragraph({
        ...line(mm(8)),
        alignment: docx.AlignmentType.CENTER,
        children: words ? [run(` ${words} `, { face: 'hei', size: SIZE.fourth, border })] : [],
      }),
      new docx.Paragraph({
        ...line(size * 1.15, mm(7)),
        alignment: docx.AlignmentType.CENTER,
        indent: { left: -twips(mm(7)), right: -twips(mm(7)) },
        border: { bottom: { style: docx.BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 11, color: red } },
        children: [run(document.mark, { face: 'title', size, scale, color: red })],
      }),
      new docx.Paragraph({ ...line(mm(4)), children: [] }),
    ],
  });
}
