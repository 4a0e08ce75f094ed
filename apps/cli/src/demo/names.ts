import type { Client } from './client.ts';

interface Named {
  key: string;
  title: { zh: string };
}

/** What people call a post, a level, `agency:<key>` or `division:<code>`; the key itself where it has no name. */
export type Names = (key: string) => string;

export async function namesFrom(client: Client): Promise<Names> {
  const plan = await client.get<{
    agencies: Named[];
    posts: Named[];
    divisions: (Named & { code: string })[];
    levels: { level: string; title: { zh: string } }[];
  }>('/plans/bayingolin/natural-disaster-relief');
  const names = new Map<string, string>([
    ...plan.levels.map(({ level, title }) => [level, title.zh] as const),
    ...plan.posts.map(({ key, title }) => [key, title.zh] as const),
    ...plan.agencies.map(({ key, title }) => [`agency:${key}`, title.zh] as const),
    ...plan.divisions.map(({ code, title }) => [`division:${code}`, title.zh] as const),
  ]);
  return (key) => names.get(key) ?? key;
}
