import type { Face, Measure } from './break-lines.ts';

/** Something drawn at a place on a page; lengths in points, `y` from the top. */
export type Mark =
  | {
      kind: 'text';
      text: string;
      x: number;
      /** The baseline. */
      y: number;
      face: Face;
      size: number;
      /** Between characters. */
      spacing: number;
      /** Width in percent of the type's own. */
      scale: number;
      red: boolean;
    }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; red: boolean };

export interface Sheet {
  marks: Mark[];
  /** What stands between the marks of its first row and its end, so that the colophon finds its place. */
  used: number;
  /** Nothing but the colophon stands on it: it bears no page number. */
  bare: boolean;
}

/** What takes a strip of the type area. */
export interface Row {
  height: number;
  draw(top: number): Mark[];
  /** Stands on one page with the row that follows. */
  keep?: boolean;
  /** Nothing where it would begin a page. */
  gap?: boolean;
  /** What a page begins with when it begins with this row: the head of its table. */
  repeats?: Row;
  /** What a page ends with when the next begins with this row: it goes on in the middle of something. */
  closes?: (top: number) => Mark[];
}

/** Where the type stands in its square, from the top. */
const BASELINE = 0.88;

interface Placed {
  x: number;
  /** The top of the strip in which it stands in the middle. */
  top: number;
  height: number;
  face: Face;
  size: number;
  spacing?: number;
  scale?: number;
  red?: boolean;
}

export function textMark(
  text: string,
  { x, top, height, face, size, spacing = 0, scale = 1, red = false }: Placed,
): Mark {
  const y = top + (height - size) / 2 + size * BASELINE;
  return { kind: 'text', text, x, y, face, size, spacing, scale, red };
}

export function ruleMark(x: number, y: number, length: number, width: number, red = false): Mark {
  return { kind: 'line', x1: x, y1: y, x2: x + length, y2: y, width, red };
}

/** The width of a text that is not spaced, scaled. */
export const widthOf = (measure: Measure, face: Face, size: number, text: string, scale = 1): number =>
  measure(face, size, text) * scale;
