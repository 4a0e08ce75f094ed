/** What is struck out wherever it stands in a log line, with what takes its place. */
const PERSONAL: [RegExp, string][] = [
  // Of a secret in a URL or a header.
  [/\b(Bearer|Basic) [\w+/=.~-]{8,}/gi, '$1 ***'],
  [/(:\/\/[^\s:@/"]*):[^\s@/"]+@/g, '$1:***@'],
  [/\b(token|secret|password|passwd|key|sign|access_token|ticket)=[^&\s"\\]+/gi, '$1=***'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '***@***'],
  // Identity numbers before telephone numbers, which they contain. Numbers of JSON itself stay: they count something.
  [/(?<![\w.-]|":|\[)\d{17}[\dXx](?![\w-])/g, '***'],
  [/(?<![\w.-]|":|\[)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\w-])/g, '***'],
  [/(?<![\w.-])0\d{2,3}-\d{7,8}(?![\w-])/g, '***'],
];

/** A line without identity numbers, telephone numbers, e-mail addresses and secrets. */
export const withoutPersonal = (line: string): string =>
  PERSONAL.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);

/** Of an error only what says where it came from: a database's names the values that it did not like. */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}

/** Of a request its path without the question mark's part, where people type names. */
export const requestForLog = ({ method, url = '' }: { method?: string; url?: string }) => ({
  method,
  path: plain(url.split('?')[0]!),
});

/** As it would read, or numbers hide behind %20. */
function plain(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
