import { api, type Schemas } from '../api/client.ts';

const of = (id: string) => ({ params: { path: { id } } });

export const useDecisions = () => api.useQuery('get', '/decisions');
export const useApproval = (id: string) => api.useQuery('get', '/approvals/{id}', of(id));
export const useHistory = (id: string) => api.useQuery('get', '/approvals/{id}/history', of(id));
export const useResponse = (id: string) => api.useQuery('get', '/responses/{id}', of(id));
export const usePicture = (id: string) => api.useQuery('get', '/responses/{id}/picture', of(id));
export const useConsultations = (id: string) =>
  api.useQuery('get', '/incidents/{id}/consultations', {
    params: { path: { id }, query: { limit: 500 } },
  });

/** What would follow from a level for what was proposed. */
export const usePreview = (id: string, level: string | null) =>
  api.useQuery('get', '/approvals/{id}/preview', {
    params: { path: { id }, query: level ? { level } : {} },
  });
/** The same for a change that nobody has proposed; without a level, for an end. */
export const useChangePreview = (id: string, level: string | null) =>
  api.useQuery('get', '/responses/{id}/change-preview', {
    params: { path: { id }, query: level ? { level } : {} },
  });

export type Decisions = Schemas['Decisions'];
export type PendingDecision = Schemas['PendingDecision'];
export type RunningResponse = Schemas['RunningResponse'];
export type PaperToApprove = Schemas['PaperToApprove'];
export type Preview = Schemas['DecisionPreview'];
export type Response = Schemas['Response'];
export type Picture = Schemas['Picture'];
export type PictureTask = Schemas['PictureTask'];
export type Approval = Schemas['Approval'];
