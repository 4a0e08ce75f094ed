import { api, type Schemas } from '../../api/client.ts';
import type { Task } from '../order.ts';

const of = (id: string) => ({ params: { path: { id } } });

export const useTask = (id: string) => api.useQuery('get', '/tasks/{id}', of(id));
export const useHistory = (id: string) => api.useQuery('get', '/tasks/{id}/history', of(id));
export const useTaskFiles = (id: string) => api.useQuery('get', '/tasks/{id}/attachments', of(id));
export const useColleagues = (id: string, enabled: boolean) =>
  api.useQuery('get', '/tasks/{id}/colleagues', of(id), { enabled });

/** The path of one task, with the version of it that the person saw. */
export const seen = ({ id, seq }: Task) => ({ path: { id }, header: { 'If-Match': `"${seq}"` } });

export type Fact = Schemas['Fact'];
