import type { Me } from '../app/session/session.ts';
import type { Plan } from '../plan/use-plan.ts';

/** The parts of administration, and which capabilities open each; the engine judges again. */
const MAY = {
  people: ['administer'],
  posts: ['administer'],
  contacts: ['administer'],
  delegations: ['administer'],
  rosters: ['roster'],
  tests: ['roster', 'administer'],
  deliveries: ['log', 'propose', 'administer'],
  channels: ['administer'],
  auditor: ['propose', 'administer'],
  exercise: ['administer'],
} as const;
export type Part = keyof typeof MAY;
const PARTS = Object.keys(MAY) as Part[];

export const adminSearch = ({ part }: Record<string, unknown>): { part?: Part } => {
  const known = PARTS.find((each) => each === part);
  return known ? { part: known } : {};
};

/** The parts that are for a person. A post of one place, such as an agency's, opens none: it keeps its own only. */
export function partsFor(me: Me, plan: Plan): Part[] {
  const posts = plan.posts.filter(({ key, per }) => !per && me.posts.some(({ post }) => post === key));
  return PARTS.filter((part) => MAY[part].some((may) => posts.some((post) => post.may.includes(may))));
}
