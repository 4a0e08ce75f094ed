export interface Piece {
  text: string;
  /** The other side does not have it. */
  differs: boolean;
}

/** The pieces of a description between its commas, each with the comma after it. */
const pieces = (text: string): string[] => text.match(/(?:[^，、；,;]|,(?=\d))+[，、；,;]?\s*/g) ?? [];
const bare = (piece: string): string => piece.replace(/[，、；,;\s]+$/, '');

/** Before and after in pieces, so that one sees at once which of many is another. */
export function partsOfChange(was: string, now: string): { was: Piece[]; now: Piece[] } {
  const marked = (text: string, other: string): Piece[] => {
    const known = new Set(pieces(other).map(bare));
    return pieces(text).map((piece) => ({ text: piece, differs: !known.has(bare(piece)) }));
  };
  return { was: marked(was, now), now: marked(now, was) };
}
