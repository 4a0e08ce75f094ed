/** Columns that a text takes on a terminal: Chinese characters take two. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1),
    0,
  );

/** Cut or filled to a number of columns. */
export function column(text: string, columns: number): string {
  let cut = text;
  while (widthOf(cut) > columns) cut = `${[...cut].slice(0, -2).join('')}…`;
  return cut + ' '.repeat(columns - widthOf(cut));
}

export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

export const heading = (zh: string, en: string): void => {
  say();
  say(`━━ ${zh} ${en} ${'━'.repeat(Math.max(0, 74 - widthOf(zh) - widthOf(en)))}`);
};
