import { describe, expect, it } from '@jest/globals';
import { ChannelRegistry } from './channel-registry.ts';
import { InboxChannel } from './inbox-channel.ts';

describe('the channels of a deployment', () => {
  it('are found by name', () => {
    const inbox = new InboxChannel();
    const registry = new ChannelRegistry([inbox]);
    expect(registry.channel('inbox')).toBe(inbox);
    expect(registry.names).toEqual(['inbox']);
  });

  it('stop the start when one is there twice or missing', () => {
    expect(() => new ChannelRegistry([new InboxChannel(), new InboxChannel()])).toThrow('two channels');
    expect(() => new ChannelRegistry([])).toThrow('inbox');
    expect(() => new ChannelRegistry([new InboxChannel()], ['inbox', 'webhook'])).toThrow('webhook');
  });

  it('refuse an unknown name with those that are known', () => {
    expect(() => new ChannelRegistry([new InboxChannel()]).channel('fax')).toThrow(
      expect.objectContaining({ code: 'channel.unknown', en: 'Unknown channel: fax. Known: inbox.' }),
    );
  });
});

describe('the inbox', () => {
  it('is delivered with its record, without an address', async () => {
    await expect(new InboxChannel().checkAddress()).resolves.toBeUndefined();
    await expect(new InboxChannel().deliver()).resolves.toEqual({ state: 'delivered' });
  });
});
