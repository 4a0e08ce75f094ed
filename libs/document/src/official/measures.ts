// Lengths of GB/T 9704-2012, in points where nothing else is said.
const MM = 72 / 25.4;
export const mm = (length: number): number => length * MM;

export const PAGE = { width: mm(210), height: mm(297) };
/** The type area (版心): 156 mm × 225 mm, 37 mm from the top and 28 mm from the binding edge. */
export const AREA = { left: mm(28), top: mm(37), width: mm(156), height: mm(225) };
export const LINES = 22;
export const CHARACTERS = 28;
/** From one line to the next, and from one character to the next. */
export const PITCH = AREA.height / LINES;
export const ADVANCE = AREA.width / CHARACTERS;

/** Sizes by their names: 二号 三号 四号 小四 五号. */
export const SIZE = { second: 22, third: 16, fourth: 14, smallFourth: 12, fifth: 10.5 };
/** Space between characters, so that 28 of them fill a line. */
export const SPACING = ADVANCE - SIZE.third;

export const RED = '#c00000';
export const BLACK = '#000000';

/** Size and width, in percent, in which a mark fits into one line of this width. */
export function fitMark(mark: string, width: number, largest: number): { size: number; scale: number } {
  const wide = Array.from(mark).length;
  const least = 0.62;
  const scale = Math.min(1, Math.max(least, width / (wide * largest)));
  return { size: Math.min(largest, width / (wide * scale)), scale };
}

/** How much narrower a text is drawn that has this room; null: it would be narrower than one can read. */
export function squeezed(wide: number, room: number): number | null {
  if (wide <= room) return 1;
  return room / wide < 0.5 ? null : room / wide;
}
