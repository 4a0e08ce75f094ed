export type Values = Record<string, string | number>;

/** Fills `{name}` in a sentence, and chooses by number: `{count} {count|task|tasks}`. */
export const fill = (sentence: string, values: Values = {}): string =>
  sentence
    .replace(/\{(\w+)\|([^|}]*)\|([^|}]*)\}/g, (whole, name: string, one: string, many: string) =>
      name in values ? (Number(values[name]) === 1 ? one : many) : whole,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
