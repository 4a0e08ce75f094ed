import { Problem } from '#kernel';
import type { Channel } from '#runtime';

/** The channels of this deployment; made at boot, where a wrong set stops the start. */
export class ChannelRegistry {
  private readonly channels = new Map<string, Channel>();

  /** `required`: the names that deliveries use; each needs its channel. */
  constructor(channels: readonly Channel[], required: readonly string[] = ['inbox']) {
    for (const channel of channels) {
      if (this.channels.has(channel.name)) throw new Error(`two channels are called ${channel.name}`);
      this.channels.set(channel.name, channel);
    }
    const missing = required.filter((name) => !this.channels.has(name));
    if (missing.length) throw new Error(`no channel is called ${missing.join(', ')}`);
  }

  get all(): Channel[] {
    return [...this.channels.values()];
  }

  get names(): string[] {
    return [...this.channels.keys()];
  }

  /** Those that a contact may have: each but the inbox, which every recipient has without one. */
  get contactableNames(): string[] {
    return this.names.filter((name) => name !== 'inbox');
  }

  channel(name: string): Channel {
    return this.among(this.names, name);
  }

  /** The channel, where a contact may have it; refuses `channel.unknown` with those that this deployment offers. */
  contactable(name: string): Channel {
    return this.among(this.contactableNames, name);
  }

  close(): void {
    for (const channel of this.all) channel.close?.();
  }

  private among(names: string[], name: string): Channel {
    const channel = names.includes(name) ? this.channels.get(name) : undefined;
    if (!channel)
      throw new Problem('channel.unknown', { channel: name, known: names.join(', ') }, { known: names });
    return channel;
  }
}
