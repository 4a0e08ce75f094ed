/** How a short text goes out as SMS (3GPP TS 23.038 and 23.040). */
export interface ShortSize {
  encoding: 'GSM-7' | 'UCS-2';
  /** In units of the encoding. */
  units: number;
  segments: number;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€');

/** Single and, where it takes several, each: the header that joins them takes some of the room. */
const ROOM = { 'GSM-7': [160, 153], 'UCS-2': [70, 67] } as const;

export function shortSize(text: string): ShortSize {
  const characters = [...text];
  const gsm = characters.every((each) => BASIC.has(each) || EXTENDED.has(each));
  const encoding = gsm ? 'GSM-7' : 'UCS-2';
  const units = gsm ? characters.reduce((sum, each) => sum + (EXTENDED.has(each) ? 2 : 1), 0) : text.length;
  const [alone, each] = ROOM[encoding];
  return { encoding, units, segments: units <= alone ? 1 : Math.ceil(units / each) };
}
