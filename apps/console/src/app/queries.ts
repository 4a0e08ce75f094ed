import { QueryClient } from '@tanstack/react-query';

/** What the screen has read. */
export const queries = new QueryClient({
  defaultOptions: {
    // A refusal stays a refusal; only a lost connection is worth another try. Whether the network is there is told by
    // trying: what the browser says of it is often wrong, and what was read before is kept by the service worker.
    queries: {
      staleTime: 5000,
      networkMode: 'always',
      retry: (count, error) => error instanceof TypeError && count < 2,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
