import { Gauge, type Registry } from 'prom-client';
import type { Engine } from '#engine';

/** Whether the channels do what they are there for, as this process knows. */
export function addChannelMetrics({ channels, channelWatch }: Engine, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'kaidu_channel_usable',
    help: 'Whether the last trial of a channel went well, for channels that can be tried without a message',
    labelNames: ['channel'],
    registers,
    collect() {
      for (const { channel, tried } of channelWatch.status(channels))
        if (tried) this.set({ channel }, tried.fault === null ? 1 : 0);
    },
  });
  new Gauge({
    name: 'kaidu_channel_paused_targets',
    help: 'Hosts, servers and robots that are left alone for a while after failures',
    labelNames: ['channel'],
    registers,
    collect() {
      for (const { channel, paused } of channelWatch.status(channels)) this.set({ channel }, paused.length);
    },
  });
  new Gauge({
    name: 'kaidu_channel_held_messages',
    help: 'How often a message was held back since the start: target paused, limit, or target busy with slow attempts',
    labelNames: ['channel', 'reason'],
    registers,
    collect() {
      for (const { channel, held } of channelWatch.status(channels))
        for (const [reason, count] of Object.entries(held)) this.set({ channel, reason }, count);
    },
  });
}
