/** What may be entered without a network: what somebody saw, heard or did, and never a decision. */
const KINDS = {
  incident: /^\/incidents$/,
  report: /^\/incidents\/[^/]+\/reports$/,
  call: /^\/responses\/[^/]+\/calls\/[^/]+$/,
  told: /^\/responses\/informed\/[^/]+\/confirm$/,
  answer: /^\/tasks\/[^/]+\/answers\/[^/]+$/,
} as const;
export type Kind = keyof typeof KINDS;

/** The kind of entry that a command is; null for whatever has to be sent while one looks on. */
export const kindOf = (path: string): Kind | null =>
  (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].test(path)) ?? null;
