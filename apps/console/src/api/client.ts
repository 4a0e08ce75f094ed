import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { components, paths } from './schema.d.ts';
import { send } from './send.ts';

export type Schemas = components['schemas'];

/** The interface, typed from its own description. */
export const client = createFetchClient<paths>({ baseUrl: window.location.origin, fetch: send });
/** The same as queries and mutations: `api.useQuery('get', '/board')`. */
export const api = createQueryClient(client);
