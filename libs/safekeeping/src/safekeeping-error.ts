/** Why something cannot be put away or brought back, for the person at the terminal. */
export class SafekeepingError extends Error {
  constructor(
    readonly code:
      | 'backup-place-taken'
      | 'backup-unreadable'
      | 'backup-damaged'
      | 'backup-other-shape'
      | 'restore-place-taken'
      | 'restore-fault',
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'SafekeepingError';
  }
}
