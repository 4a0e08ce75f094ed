import type { Clock } from '#kernel';
import type { ChannelRegistry } from './channel-registry.ts';
import { GuardedChannel } from './guard/guarded-channel.ts';
import type { HeldFor, PausedTarget } from './guard/traffic.ts';

/** How a channel does, as this process knows. */
export interface ChannelStatus {
  channel: string;
  /** The last trial of the way itself; null where there was none, or none is possible. */
  tried: { at: number; fault: string | null } | null;
  paused: PausedTarget[];
  /** Messages held back since the start, by reason. */
  held: Record<HeldFor, number>;
}

const AGAIN_MS = 60_000;

/** Looks at channels beside the deliveries: tries them at the start, and again until they work. */
export class ChannelWatch {
  private readonly tried = new Map<string, { at: number; fault: string | null }>();
  private readonly held = new Map<string, Record<HeldFor, number>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly onFault: (channel: string, error: unknown) => void,
  ) {}

  countHeld(channel: string, reason: HeldFor): void {
    const counts = this.held.get(channel) ?? { paused: 0, limit: 0, busy: 0 };
    this.held.set(channel, { ...counts, [reason]: counts[reason] + 1 });
  }

  /** Does not wait: a mail server that is down must not hold up the start. */
  start(channels: ChannelRegistry): void {
    for (const channel of channels.all)
      if (channel.verify) void this.try(channel.name, () => channel.verify!());
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  status(channels: ChannelRegistry): ChannelStatus[] {
    return channels.all.map((channel) => ({
      channel: channel.name,
      tried: this.tried.get(channel.name) ?? null,
      paused: channel instanceof GuardedChannel ? channel.paused() : [],
      held: this.held.get(channel.name) ?? { paused: 0, limit: 0, busy: 0 },
    }));
  }

  private async try(name: string, verify: () => Promise<void>): Promise<void> {
    const fault = await verify().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (this.stopped) return;
    const before = this.tried.get(name)?.fault ?? null;
    this.tried.set(name, { at: this.clock.now(), fault });
    if (fault === null) return;
    // Once for each fault, not each minute.
    if (fault !== before) this.onFault(name, new Error(fault));
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.try(name, verify);
    }, AGAIN_MS);
    timer.unref();
    this.timers.add(timer);
  }
}
