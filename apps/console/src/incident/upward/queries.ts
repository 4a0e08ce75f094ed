import { api, type Schemas } from '../../api/client.ts';
import type { Language } from '../../i18n/language.ts';

export const useUpward = (id: string) =>
  api.useQuery('get', '/incidents/{id}/upward', { params: { path: { id } } });

export type Papers = Schemas['UpwardOfIncident'];
export type Paper = Schemas['UpwardPaper'];
export type Owed = Papers['owed'];
export type ReportKind = 'first' | 'follow-up' | 'verified';

/** Where the document stands to be read and printed; a new one for each change of it. */
export const paperFile = ({ id, seq }: Paper, lang: Language): string =>
  `/upward/${encodeURIComponent(id)}/document?format=html&lang=${lang}&seq=${seq}`;

/** Its title in the reader's language, or in Chinese where nobody wrote another. */
export const headingOf = ({ data }: Paper, lang: Language): string =>
  (lang === 'en' && data.title.en) || data.title.zh;
