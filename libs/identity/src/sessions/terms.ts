import type { SessionRow } from '#runtime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A shift: whoever is still there after it logs in again. */
export const SESSION_LIFE_MS = 12 * 60 * MINUTE;
/** A session older than this since its last rotation gets a new secret. */
export const ROTATE_AFTER_MS = 15 * MINUTE;
/** How long the secret before the last rotation is good, for requests that were under way. */
export const PREVIOUS_GRACE_MS = 30_000;
export const TOKEN_LIFE_LIMIT_DAYS = 366;
export const TOKEN_LIFE_LIMIT_MS = TOKEN_LIFE_LIMIT_DAYS * DAY;

export const isOpen = (row: SessionRow, now: number): boolean =>
  row.revokedAt === null && now < row.expiresAt;

/** Until when the secret with this hash opens the session: the one before the last rotation for a moment only. */
export const goodUntil = (row: SessionRow, secretHash: string): number =>
  row.id === secretHash ? row.expiresAt : Math.min(row.expiresAt, row.rotatedAt + PREVIOUS_GRACE_MS);

export const rotationDue = (row: Pick<SessionRow, 'kind' | 'rotatedAt'>, now: number): boolean =>
  row.kind === 'browser' && now - row.rotatedAt >= ROTATE_AFTER_MS;
