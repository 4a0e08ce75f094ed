import type * as Docx from 'docx';
import { RED, SIZE } from './measures.ts';
import type { Face } from './pdf/break-lines.ts';

/** The types that the standard names. Whoever has not got them sees the ones that the office program puts in. */
const FONTS: Record<Face, string> = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
};

/** Twentieths of a point by which 28 characters are drawn together to fill a line. */
const TIGHT = -5;

export interface RunWords {
  face?: Face;
  /** Points. */
  size?: number;
  color?: string;
  /** Width in percent. */
  scale?: number;
  border?: Docx.IBorderOptions;
  breakBefore?: boolean;
}

/** The library, and what every part of a document is made with. */
export interface DocxKit {
  docx: typeof Docx;
  red: string;
  twips: (points: number) => number;
  font: (face: Face) => { ascii: string; hAnsi: string; eastAsia: string; cs: string };
  latin: (size: number) => { size: number; font: string };
  run: (text: string, words?: RunWords) => Docx.TextRun;
  /** A line of exactly this height. */
  line: (points: number, before?: number) => { spacing: Docx.ISpacingProperties };
}

export function docxKit(docx: typeof Docx): DocxKit {
  const twips = (points: number) => Math.round(points * 20);
  const font = (face: Face) => ({
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: FONTS[face],
  });
  return {
    docx,
    red: RED.slice(1),
    twips,
    font,
    latin: (size) => ({ size: size * 2, font: 'SimSun' }),
    run: (text, { face = 'body', size = SIZE.third, color, scale, border, breakBefore = false } = {}) =>
      new docx.TextRun({
        text,
        size: Math.round(size * 2),
        ...(size === SIZE.third ? { characterSpacing: TIGHT } : {}),
        font: font(face),
        ...(color ? { color } : {}),
        ...(scale ? { scale: Math.round(scale * 100) } : {}),
        ...(border ? { border } : {}),
        ...(breakBefore ? { break: 1 } : {}),
      }),
    line: (points, before = 0) => ({
      spacing: { line: twips(points), lineRule: docx.LineRuleType.EXACT, before: twips(before), after: 0 },
    }),
  };
}
