/** Redis clients repeat an error at each attempt to reconnect; this tells of it once for each outage. */
export class OutageReporter {
  private readonly told = new Set<string>();

  constructor(private readonly tell: (error: Error) => void) {}

  readonly fault = (error: Error): void => {
    if (this.told.has(error.message)) return;
    // Messages can hold job ids: do not remember without end.
    if (this.told.size >= 50) this.told.clear();
    this.told.add(error.message);
    this.tell(error);
  };

  readonly connected = (): void => this.told.clear();
}
