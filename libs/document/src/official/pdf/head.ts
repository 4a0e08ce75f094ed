import { AREA, fitMark, mm, PAGE, PITCH, SIZE, squeezed } from '../measures.ts';
import { inWords, numberWords, type OfficialDocument, signerWords } from '../official-document.ts';
import type { Face, Measure } from './break-lines.ts';
import { type Mark, ruleMark, textMark, widthOf } from './row.ts';

export interface Head {
  marks: Mark[];
  /** Where the title may begin, from the top of the type area. */
  used: number;
}

/** Everything above the title of the first page (版头), in the document's form. */
export function headOf(document: OfficialDocument, measure: Measure): Head {
  switch (document.form) {
    case 'document':
      return documentHead(document, measure);
    case 'letter':
      return letterHead(document, measure);
    case 'bulletin':
    case 'minutes':
      return bulletinHead(document, measure);
    case 'sheet':
      return sheetHead(document, measure);
  }
}

const RIGHT = AREA.left + AREA.width;
/** 0.5 mm. */
const RULE = mm(0.5);

interface Words {
  face?: Face;
  size?: number;
  red?: boolean;
  scale?: number;
}

class Placing {
  readonly marks: Mark[] = [];

  constructor(private readonly measure: Measure) {}

  private place(text: string, top: number, words: Words, x: (width: number) => number): void {
    const { face = 'body', size = SIZE.third, red = false, scale = 1 } = words;
    const width = widthOf(this.measure, face, size, text, scale);
    const height = Math.max(PITCH, size);
    this.marks.push(textMark(text, { x: x(width), top, height, face, size, red, scale }));
  }

  left(text: string, top: number, words: Words = {}): void {
    this.place(text, top, words, () => AREA.left);
  }

  right(text: string, top: number, words: Words = {}, beside = 0): void {
    this.place(text, top, words, (width) => RIGHT - width - beside);
  }

  middle(text: string, top: number, words: Words = {}): void {
    this.place(text, top, words, (width) => (PAGE.width - width) / 2);
  }

  /** Confidentiality and urgency, below each other from the first line of the type area. */
  grades({ security, urgency }: OfficialDocument, top: number): void {
    const all = [security, urgency].filter((grade) => grade !== null);
    for (const [index, grade] of all.entries()) this.left(grade, top + index * PITCH, { face: 'hei' });
  }

  /** The red words, in one line; answers the line's height. */
  mark(mark: string, top: number, width: number, largest: number): number {
    const { size, scale } = fitMark(mark, width, largest);
    this.middle(mark, top, { face: 'title', size, scale, red: true });
    return Math.max(size, PITCH);
  }
}

/** 文件格式: the mark 35 mm below the top of the type area, two lines, the number, 4 mm, the line. */
function documentHead(document: OfficialDocument, measure: Measure): Head {
  const place = new Placing(measure);
  place.grades(document, AREA.top);
  const top = AREA.top + mm(35);
  let number = top + place.mark(document.mark, top, AREA.width, mm(15)) + 2 * PITCH;
  if (document.signer === null) place.middle(numberWords(document), number);
  else {
    const name = signerWords(document.signer);
    const beside = SIZE.third;
    const wide = (face: Face, text: string) => widthOf(measure, face, SIZE.third, text);
    const room = AREA.width - 3 * beside - wide('body', `${numberWords(document)}签发人：`);
    // Number and signer share a line (7.2.6); a long name is drawn narrower, only one of twice the room stands below.
    const scale = squeezed(wide('kai', name), room);
    const tight = scale === null;
    const at = tight ? number + PITCH : number;
    place.marks.push(
      textMark(numberWords(document), {
        x: AREA.left + beside,
        top: number,
        height: PITCH,
        face: 'body',
        size: SIZE.third,
      }),
    );
    place.right(name, at, { face: 'kai', scale: scale ?? 1 }, beside);
    place.right('签发人：', at, {}, beside + wide('kai', name) * (scale ?? 1));
    number = at;
  }
  const line = number + PITCH + mm(2);
  place.marks.push(ruleMark(AREA.left, line, AREA.width, RULE, true));
  return { marks: place.marks, used: line - AREA.top + 1.6 * PITCH };
}

/** 信函格式: the mark 30 mm from the edge, a thick and a thin line below it, the same turned over at the foot. */
function letterHead(document: OfficialDocument, measure: Measure): Head {
  const place = new Placing(measure);
  const wide = mm(170);
  const left = (PAGE.width - wide) / 2;
  const top = mm(30);
  const first = top + place.mark(document.mark, top, wide, mm(13)) + mm(4);
  const foot = PAGE.height - mm(20);
  place.marks.push(
    ruleMark(left, first, wide, 2.25, true),
    ruleMark(left, first + 3, wide, 0.75, true),
    ruleMark(left, foot - 3, wide, 0.75, true),
    ruleMark(left, foot, wide, 2.25, true),
  );
  const number = first + mm(4);
  place.grades(document, number);
  place.right(numberWords(document), number);
  return { marks: place.marks, used: number - AREA.top + 3.2 * PITCH };
}

/** 纪要 and bulletins: the mark, the number below it, issuer and date at the two edges, the line. */
function bulletinHead(document: OfficialDocument, measure: Measure): Head {
  const place = new Placing(measure);
  place.grades(document, AREA.top);
  const top = AREA.top + mm(16);
  const letters = Array.from(document.mark).length;
  const spaced = letters <= 4 ? Array.from(document.mark).join('\u2002') : document.mark;
  const number = top + place.mark(spaced, top, AREA.width, letters <= 4 ? 54 : mm(15)) + mm(4);
  place.middle(numberWords(document), number);
  const below = number + 1.4 * PITCH;
  place.left(document.issuer, below);
  place.right(inWords(document.date), below);
  const line = below + PITCH + mm(1.5);
  place.marks.push(ruleMark(AREA.left, line, AREA.width, RULE, true));
  return { marks: place.marks, used: line - AREA.top + PITCH };
}

/** A form to be filled in and signed: number and urgency above its title. */
function sheetHead(document: OfficialDocument, measure: Measure): Head {
  const place = new Placing(measure);
  place.grades(document, AREA.top);
  place.right(numberWords(document), AREA.top, { size: SIZE.fourth });
  return { marks: place.marks, used: 1.6 * PITCH };
}
