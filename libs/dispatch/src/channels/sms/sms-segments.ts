/** GSM 03.38: what a message may hold to be sent with seven bits a character; the second set takes two places. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

/** How many messages a text becomes: 160 characters in one (153 in each of several), with Chinese 70 (67). */
export function smsSegments(text: string): number {
  const characters = [...text];
  const narrow = characters.every((one) => BASIC.includes(one) || EXTENDED.includes(one));
  const units = narrow
    ? characters.reduce((sum, one) => sum + (EXTENDED.includes(one) ? 2 : 1), 0)
    : text.length;
  const [single, part] = narrow ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / part);
}
