/** A query's key as openapi-react-query makes it: method, path, parameters. */
type Key = readonly unknown[];

/** These change with a new version of the plan or another log-in, not with a fact. */
const STILL = new Set([
  '/plans',
  '/auth/me',
  '/witnesses',
  '/attachments/limits',
  '/journal/check',
  '/search',
]);

/**
 * Whether facts of these incidents may have changed what a query read. A query about one incident is left alone by
 * the others'; a list, or one about something else, is read again.
 */
export function isTouched(key: Key, incidentIds: ReadonlySet<string>): boolean {
  const [method, path, init] = key;
  if (method !== 'get' || typeof path !== 'string' || STILL.has(path)) return false;
  if (!path.startsWith('/incidents/{id}')) return true;
  const id = (init as { params?: { path?: { id?: string } } } | undefined)?.params?.path?.id;
  return id === undefined || incidentIds.has(id);
}
