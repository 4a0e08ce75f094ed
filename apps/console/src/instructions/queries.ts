import { api, type Schemas } from '../api/client.ts';

export const useInstructions = (id: string) =>
  api.useQuery('get', '/incidents/{id}/instructions', { params: { path: { id } } });
export const useOwnInstructions = () => api.useQuery('get', '/instructions');

export type Instruction = Schemas['Instruction'];
