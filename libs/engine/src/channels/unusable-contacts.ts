import type { ChannelRegistry } from '#dispatch';
import type { Reader } from '#runtime';

/** Channels that contacts have and this deployment does not offer (any more), with how many contacts of each. */
export async function unusableContacts(
  reader: Reader,
  channels: ChannelRegistry,
): Promise<[string, number][]> {
  const counts = new Map<string, number>();
  for (const { channel } of await reader.find('contact', { active: true }))
    if (!channels.names.includes(channel)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return [...counts];
}
