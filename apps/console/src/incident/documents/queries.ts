import { api, type Schemas } from '../../api/client.ts';

export const useDocuments = (id: string) =>
  api.useQuery('get', '/incidents/{id}/documents', { params: { path: { id } } });

export type Documents = Schemas['Documents'];
export type Offered = Documents['offered'][number];
export type Issued = Documents['issued'][number];
export type Draft = Schemas['DocumentDraft'];

/** Addresses of files; the browser asks for them by itself, in a frame or to keep. */
export const issuedFile = (id: string, format: 'html' | 'pdf' | 'docx'): string =>
  `/documents/${encodeURIComponent(id)}/file?format=${format}`;

export function draftFile(incidentId: string, draft: Draft, format: 'html' | 'pdf' | 'docx'): string {
  const query = new URLSearchParams({ kind: draft.kind, subject: draft.subject, at: draft.at, format });
  return `/incidents/${encodeURIComponent(incidentId)}/documents/draft/file?${query}`;
}

/** The last issued of each kind and subject that none has replaced. */
export const standing = (issued: readonly Issued[], { kind, subject }: Pick<Offered, 'kind' | 'subject'>) =>
  issued.find(
    (one) =>
      one.kind === kind && one.subject === subject && !issued.some(({ replaces }) => replaces === one.id),
  );

/** In the order in which the kinds first come. */
export const byKind = (offered: readonly Offered[]): Offered[][] =>
  [...new Set(offered.map(({ kind }) => kind))].map((kind) => offered.filter((one) => one.kind === kind));

/** Kinds of which one stands for each subject; the others are written again and again. */
const ONCE: readonly Offered['kind'][] = [
  ...(['proposal', 'approval-sheet', 'start', 'adjustment', 'termination', 'minutes'] as const),
];
export const isOnce = (kind: Offered['kind']): boolean => ONCE.includes(kind);
