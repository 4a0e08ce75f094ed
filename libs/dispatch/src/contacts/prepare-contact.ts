import { Problem } from '#kernel';
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
  await channel.checkAddress(address);
  if (secret === null) {
    if (channel.secret === 'required') throw new Problem('contact.secret-required', { channel: name });
    const made = channel.secret === 'made' ? newWebhookSecret() : null;
    return { secret: made, shown: made };
  }
  if (channel.secret === undefined || channel.secret === 'made')
    throw new Problem('contact.secret-not-taken', { channel: name, ...NOT_TAKEN[channel.secret ?? 'none'] });
  channel.checkSecret?.(secret);
  return { secret, shown: null };
}
