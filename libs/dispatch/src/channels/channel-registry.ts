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

  get names(): string[] {
    return [...this.channels.keys()];
  }

  channel(name: string): Channel {
    const channel = this.channels.get(name);
    if (!channel) throw new Problem('channel.unknown', { channel: name, known: this.names.join(', ') });
    return channel;
  }
}
