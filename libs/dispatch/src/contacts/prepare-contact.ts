import { Problem } from '#kernel';
import type { Channel } from '#runtime';
import type { ChannelRegistry } from '../channels/channel-registry.ts';
import { newWebhookSecret } from '../channels/webhook/webhook-secret.ts';

export interface GivenContact {
  channel: string;
  address: string;
  secret?: string | null | undefined;
}

const NOT_TAKEN = {
  made: { why: '由本系统生成', whyEn: 'Kaidu makes it' },
  none: { why: '该方式没有密钥', whyEn: 'there is none' },
};

/**
 * Finds out, before a contact is saved, whether a message could go to it: the channel is one of this deployment, the
 * address is one of its kind, the secret is there where one is needed. Answers the secret to keep, and the same to show
 * once where it was made here. Throws a Problem that says what to give instead.
 */
export async function prepareContact(
  channels: ChannelRegistry,
  { channel: name, address, secret = null }: GivenContact,
): Promise<{ secret: string | null; shown: string | null }> {
  const channel = channels.contactable(name);
  const kept = secretFor(channel, secret);
  await channel.checkAddress(address);
  return { secret: kept, shown: channel.secret === 'made' ? kept : null };
}

function secretFor(channel: Channel, given: string | null): string | null {
  const { name, secret } = channel;
  if (given === null) {
    if (secret === 'required') throw new Problem('contact.secret-required', { channel: name });
    return secret === 'made' ? newWebhookSecret() : null;
  }
  if (secret === undefined || secret === 'made')
    throw new Problem('contact.secret-not-taken', { channel: name, ...NOT_TAKEN[secret ?? 'none'] });
  channel.checkSecret?.(given);
  return given;
}
