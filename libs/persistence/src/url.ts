export type DatabaseKind = 'sqlite' | 'postgres';

export type DatabaseAddress =
  | { kind: 'sqlite'; path: string }
  | { kind: 'postgres'; url: string; database: string };

const FORMS = 'sqlite:<path>, or postgres://user@host/database (?host=/folder for a unix socket)';

/** Reads a database URL; throws a RangeError that says which forms there are. */
export function checkUrl(url: string): DatabaseAddress {
  const sqlite = /^sqlite:(?:\/\/)?(.+)$/.exec(url);
  if (sqlite) return { kind: 'sqlite', path: sqlitePath(sqlite[1]!) };
  const postgres = /^postgres(?:ql)?:\/\/[^/?]*\/([^/?]+)(?:\?.*)?$/.exec(url);
  if (postgres) return { kind: 'postgres', url, database: decodeURIComponent(postgres[1]!) };
  throw new RangeError(`not a database URL: ${withoutPassword(url)}; use ${FORMS}`);
}

function sqlitePath(path: string): string {
  // Reader and writer are two connections, and each would get a memory of its own.
  if (path.startsWith(':memory:') || path.startsWith('file:')) {
    throw new RangeError(`SQLite needs a plain file, not ${path}`);
  }
  return path;
}

/** The URL as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}
