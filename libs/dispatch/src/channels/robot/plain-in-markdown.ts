const LINK = /(https?:\/\/\S+)/;
/** From an ASCII sign to its full-width form, which no platform takes for mark-up. */
const TO_FULL_WIDTH = 0xfee0;

/** Text in which nothing is mark-up: titles that people entered must not become headings or hide a link. */
export const plainInMarkdown = (text: string): string =>
  text
    .split(LINK)
    .map((part, index) => (index % 2 ? part : disarmed(part)))
    .join('');

const disarmed = (text: string): string =>
  text
    .replace(/[[\]<>`*_#\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + TO_FULL_WIDTH))
    // One line feed is none in Markdown.
    .replace(/\n/g, '\n\n');
