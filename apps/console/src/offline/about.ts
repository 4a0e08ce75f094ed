import { queries } from '../app/queries.ts';
import type { Bilingual } from '../i18n/language.ts';
import type { Kind } from './kinds.ts';

interface Known {
  id?: string;
  title?: string | Bilingual;
  data?: { title?: string | Bilingual };
  items?: Known[];
  incidents?: Known[];
}

/** What an entry is about, from what the screen has read already: asking anew may be in vain. */
export function aboutOf(kind: Kind, path: string, body: Record<string, unknown>): Bilingual | null {
  if (kind === 'incident') return both(body['title'] as string);
  const id = decodeURIComponent(path.split('/')[2]!);
  for (const [, data] of queries.getQueriesData<Known>({})) {
    const found = [data, ...(data?.items ?? []), ...(data?.incidents ?? [])].find((one) => one?.id === id);
    const title = found?.title ?? found?.data?.title;
    if (title) return both(title);
  }
  return null;
}

const both = (title: string | Bilingual): Bilingual =>
  typeof title === 'string' ? { zh: title, en: title } : title;
