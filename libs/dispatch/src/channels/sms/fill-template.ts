/** What a gateway's request may name: `{number}`, `{national}`, `{text}` and `{id}`. */
export type SmsValues = Record<'number' | 'national' | 'text' | 'id', string>;
/** A body as the deployment describes it: text with names in braces, anywhere in it. */
export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [key: string]: Template };

const NAME = /\{(number|national|text|id)\}/g;

export const fillText = (text: string, values: SmsValues, as = (value: string) => value): string =>
  text.replace(NAME, (_, name: keyof SmsValues) => as(values[name]));

/** The same within a URL; half a character, which a URL cannot hold, becomes a sign for that. */
export const fillUrl = (url: string, values: SmsValues): string =>
  fillText(url, values, (value) => encodeURIComponent(Buffer.from(value).toString()));

/** The body with every name filled in. Values stay values: what a text holds can open no string and no object. */
export function fillTemplate(template: Template, values: SmsValues): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template)) return template.map((each: Template) => fillTemplate(each, values));
  return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, fillTemplate(each, values)]));
}

/** The names that a template uses. */
export const namesIn = (template: unknown): Set<string> =>
  new Set([...JSON.stringify(template ?? '').matchAll(NAME)].map(([, name]) => name!));
