import { BLACK, PAGE, RED } from '../measures.ts';
import type { OfficialDocument } from '../official-document.ts';
import type { Face, Measure } from './break-lines.ts';
import { layOut } from './lay-out.ts';
import type { Mark } from './row.ts';

/** The four types as TrueType or OpenType files. Only the characters that are used get into the PDF. */
export type Faces = Record<Face, Uint8Array>;

/** When it is dated: the same document gives the same bytes. */
export interface PdfOptions {
  faces: Faces;
  createdAt: number;
}

/** The document as PDF. The library is loaded here, so that whoever makes none does not carry it. */
export async function toPdf(
  document: OfficialDocument,
  { faces, createdAt }: PdfOptions,
): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    info: {
      Title: document.title,
      Author: document.issuer,
      CreationDate: new Date(createdAt),
      ModDate: new Date(createdAt),
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  for (const [face, file] of Object.entries(faces)) pdf.registerFont(face, file);
  const measure: Measure = (face, size, text) => pdf.font(face).fontSize(size).widthOfString(text);
  for (const marks of layOut(document, measure)) {
    pdf.addPage();
    for (const mark of marks) draw(pdf, mark);
  }
  pdf.end();
  await ended;
  return concat(chunks);
}

function draw(pdf: PDFKit.PDFDocument, mark: Mark): void {
  const colour = mark.red ? RED : BLACK;
  if (mark.kind === 'line') {
    pdf.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).lineWidth(mark.width).strokeColor(colour).stroke();
    return;
  }
  const { text, x, y, face, size, spacing, scale } = mark;
  pdf.font(face).fontSize(size).fillColor(colour);
  // The library's types do not know this option yet.
  const options: PDFKit.Mixins.TextOptions & { horizontalScaling: number } = {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: spacing,
    horizontalScaling: scale * 100,
  };
  pdf.text(text, x, y, options);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
