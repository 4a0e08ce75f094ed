import type { AuditorRow, Command } from '#runtime';

export const AUDITOR = 'auditor';

/** The lease is longer than a round is apart, and short enough that another takes over within two minutes. */
export const LEASE_MS = 45_000;

/** Takes the turn, or keeps it, and shows that the auditor works; null while another process has it. */
export const takeTurn: Command<{ holder: string }, AuditorRow | null> = {
  name: 'take-audit-turn',
  refs: () => [{ table: 'auditor', id: AUDITOR }],
  async handle(session, { holder }) {
    const row = await session.get('auditor', AUDITOR);
    if (row && row.holder !== holder && row.leaseUntil > session.now) return null;
    const next: AuditorRow = {
      id: AUDITOR,
      holder,
      leaseUntil: session.now + LEASE_MS,
      heartbeatAt: session.now,
      journalSeq: row?.journalSeq ?? 0,
      data: row?.data ?? {
        ...{ rounds: 0, roundAt: session.now, roundMs: 0, cases: [] },
        ...{ tourAfter: null, tourAt: session.now, tourMs: null },
      },
    };
    session.put('auditor', next);
    return next;
  },
};

/** Notes how far a round came; nothing where the turn has gone to another process meanwhile. */
export const endRound: Command<Pick<AuditorRow, 'holder' | 'journalSeq' | 'data'>, boolean> = {
  name: 'end-audit-round',
  refs: () => [{ table: 'auditor', id: AUDITOR }],
  async handle(session, { holder, journalSeq, data }) {
    const row = await session.get('auditor', AUDITOR);
    if (row?.holder !== holder) return false;
    session.put('auditor', { ...row, journalSeq, data, heartbeatAt: session.now });
    return true;
  },
};

/** Gives the turn up at once, so that another process need not wait for the lease to run out. */
export const giveUpTurn: Command<{ holder: string }, void> = {
  name: 'give-up-audit-turn',
  refs: () => [{ table: 'auditor', id: AUDITOR }],
  async handle(session, { holder }) {
    const row = await session.get('auditor', AUDITOR);
    if (row?.holder === holder) session.put('auditor', { ...row, leaseUntil: session.now });
  },
};
