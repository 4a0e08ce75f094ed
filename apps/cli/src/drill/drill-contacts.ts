import { readFileSync } from 'node:fs';
import { newWebhookSecret } from '#dispatch';
import type { DrillContact } from '#drill';
import { openStore } from '#persistence';

/** A file of contacts that cannot be used; each fault names its place. */
class ContactsError extends Error {
  readonly zh = '联系方式文件有误：';
  readonly en = 'The file of contacts cannot be used:';

  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
  }
}

/** Contacts of a file: YAML or JSON, a list of recipient, channel, address, and whether each is for exercises. */
export async function contactsOfFile(file: string): Promise<DrillContact[]> {
  const [{ parse }, { z }] = await Promise.all([import('yaml'), import('zod')]);
  const Contacts = z.array(
    z.strictObject({
      recipient: z.string().min(1),
      channel: z.string().min(1),
      address: z.string().min(1),
      role: z.enum(['first', 'second', 'head']).default('first'),
      secret: z.string().nullable().default(null),
      forExercises: z.boolean().default(false),
    }),
  );
  const read = Contacts.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success)
    throw new ContactsError(
      read.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`),
    );
  return read.data.map((contact) => ({
    ...contact,
    secret: contact.secret ?? (contact.channel === 'webhook' ? newWebhookSecret() : null),
  }));
}

/** The contacts that a deployment really has. Only read: the drill itself runs on a record of its own. */
export async function contactsOfDeployment(url: string): Promise<DrillContact[]> {
  const store = await openStore({ url, readOnly: true });
  try {
    return await store.reader.find('contact', { active: true });
  } finally {
    await store.close();
  }
}
