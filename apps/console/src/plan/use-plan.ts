import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '../api/client.ts';

export type Plan = Schemas['Plan'];

async function fetchPlan(): Promise<Plan> {
  const { data: plans, error } = await client.GET('/plans');
  if (!plans) throw error;
  const [jurisdiction, plan] = plans.inUse.split('/') as [string, string];
  const answer = await client.GET('/plans/{jurisdiction}/{plan}', {
    params: { path: { jurisdiction, plan } },
  });
  if (!answer.data) throw answer.error;
  return answer.data;
}

/** The plan in use: names of levels, places, agencies and figures. It changes with a new version only. */
export const planQuery = { queryKey: ['plan'], queryFn: fetchPlan, staleTime: Number.POSITIVE_INFINITY };

/** The plan; the shell has read it before any page is shown. */
export function usePlan(): Plan {
  const { data } = useQuery(planQuery);
  if (!data) throw new Error('the plan is not read yet');
  return data;
}
