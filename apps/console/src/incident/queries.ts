import { api, type Schemas } from '../api/client.ts';

const MANY = 500;
const of = (id: string) => ({ params: { path: { id } } });
const listOf = (id: string) => ({ params: { path: { id }, query: { limit: MANY } } });

/** Everything about one incident is read through these, so that a fact about it reads exactly these again. */
export const useIncident = (id: string) => api.useQuery('get', '/incidents/{id}', of(id));
export const useAssessment = (id: string) => api.useQuery('get', '/incidents/{id}/assessment', of(id));
export const useReports = (id: string) => api.useQuery('get', '/incidents/{id}/reports', listOf(id));
export const useApprovals = (id: string) =>
  api.useQuery('get', '/approvals', { params: { query: { limit: MANY, incidentId: id } } });
export const useResponses = (id: string) =>
  api.useQuery('get', '/responses', { params: { query: { limit: MANY, incidentId: id } } });

export type Incident = Schemas['Incident'];
export type Assessment = Schemas['Assessment'];
export type Report = Schemas['Report'];
export type Approval = Schemas['Approval'];
export type Criterion = Schemas['CriterionResult'];
