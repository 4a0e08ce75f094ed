import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The board, with what others did since one looked. */
export const boardQuery = (looked: number | undefined) =>
  api.queryOptions(
    'get',
    '/board',
    { params: { query: looked === undefined ? {} : { since: looked } } },
    { placeholderData: keepPreviousData },
  );
