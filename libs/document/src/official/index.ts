export { flowOf } from './flow.ts';
export * from './official-document.ts';
export type { Face } from './pdf/break-lines.ts';
export { type Faces, toPdf } from './pdf/to-pdf.ts';
export { toDocx } from './to-docx.ts';
export { toOfficialHtml } from './to-official-html.ts';
