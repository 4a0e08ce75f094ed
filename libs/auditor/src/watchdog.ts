import type { Clock } from '#kernel';
import { type CommandBus, type Reader, SYSTEM } from '#runtime';
import { noteGaps } from './commands/note-gaps.ts';
import { raiseSilence, SILENT } from './commands/raise-silence.ts';

export interface WatchdogParts {
  bus: CommandBus;
  reader: Reader;
  clock: Clock;
  /** Makes deliveries to own inboxes here and now: where no worker runs, nobody else does. */
  deliverInbox(ids: string[]): Promise<void>;
}

/** Three rounds without a sign: with the watchdog's own interval that is told within two minutes. */
export const SILENT_AFTER_MS = 90_000;
const EVERY_MS = 10_000;

export interface Pulse {
  /** When the auditor last showed that it works; null where it never has. */
  heartbeatAt: number | null;
  /** For how long this process has seen no sign of it. */
  silentMs: number;
  isSilent: boolean;
}

/**
 * Watches the auditor from the processes that serve people, and raises the alarm when it stops. It goes by how long it
 * has seen nothing new, not by the other machine's clock.
 */
export class Watchdog {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<unknown> | null = null;
  private heartbeatAt: number | null = null;
  private newsAt: number;
  private raised = false;

  constructor(
    private readonly parts: WatchdogParts,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.newsAt = parts.clock.now();
  }

  start(everyMs = EVERY_MS): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch(this.onFault)
        .finally(() => {
          this.looking = null;
        });
    }, everyMs);
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.looking;
  }

  /** How the auditor is, as of now. */
  async pulse(): Promise<Pulse> {
    const { reader, clock } = this.parts;
    const [row] = await reader.get('auditor', ['auditor']);
    const heartbeatAt = row?.heartbeatAt ?? null;
    if (heartbeatAt !== this.heartbeatAt) {
      this.heartbeatAt = heartbeatAt;
      this.newsAt = clock.now();
    }
    const silentMs = clock.now() - this.newsAt;
    return { heartbeatAt, silentMs, isSilent: silentMs >= SILENT_AFTER_MS };
  }

  /** Raises the alarm, once, or ends it. */
  async look(): Promise<Pulse> {
    const pulse = await this.pulse();
    if (pulse.isSilent && !this.raised) await this.raise(pulse);
    else if (!pulse.isSilent && this.raised) await this.end();
    return pulse;
  }

  private async raise({ heartbeatAt, silentMs }: Pulse): Promise<void> {
    this.onFault(new Error(`the auditor has been silent for ${Math.round(silentMs / 1000)} s`));
    const meta = { actor: SYSTEM, requestId: 'auditor-silent' };
    const { inbox } = await this.parts.bus.execute(raiseSilence, { since: heartbeatAt }, meta);
    this.raised = true;
    if (inbox.length) await this.parts.deliverInbox(inbox);
  }

  private async end(): Promise<void> {
    this.raised = false;
    const meta = { actor: SYSTEM, requestId: 'auditor-back' };
    await this.parts.bus.execute(noteGaps, { found: [], gone: [SILENT] }, meta);
  }
}
