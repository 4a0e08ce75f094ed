/** A post held, for one division or agency where the post exists once for each. */
export interface PostHeld {
  post: string;
  division?: string;
  agency?: string;
}

export interface AccountRow {
  id: string;
  login: string;
  name: string;
  passwordHash: string;
  posts: PostHeld[];
  active: boolean;
  failedLogins: number;
  lockedUntil: number | null;
  createdAt: number;
}

/** A browser session or a system's bearer token; only the hash of the secret is kept. */
export interface SessionRow {
  /** Hash of the secret. */
  id: string;
  accountId: string;
  kind: 'browser' | 'token';
  label: string;
  createdAt: number;
  rotatedAt: number;
  expiresAt: number;
  /** Hash of the secret before the last rotation, still good for a few seconds. */
  previous: string | null;
  revokedAt: number | null;
}

/** Recorded authority of one post used by another. */
export interface DelegationRow {
  id: string;
  fromPost: string;
  toPost: string;
  /** decide: take decisions; lead: lead a response. */
  scope: 'decide' | 'lead';
  levels: string[] | null;
  validFrom: number;
  validUntil: number;
  document: string;
  recordedBy: string;
  revokedAt: number | null;
}
