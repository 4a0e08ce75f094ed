import { readFileSync } from 'node:fs';
import { newWebhookSecret } from '#dispatch';
import type { DrillContact } from '#drill';
import { openStore } from '#persistence';

interface ContactFault {
  zh: string;
  en: string;
  faults: string[];
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
  if (!read.success) throw fault(file, read.error.issues);
  return read.data.map((contact) => ({ ...contact, secret: contact.secret ?? newWebhookSecret() }));
}

const fault = (file: string, issues: { path: PropertyKey[]; message: string }[]): ContactFault => ({
  zh: '联系方式文件有误：',
  en: 'The file of contacts cannot be used:',
  faults: issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`),
});

/** The contacts that a deployment really has. Only read: the drill itself runs on a record of its own. */
export async function contactsOfDeployment(url: string): Promise<DrillContact[]> {
  const store = await openStore({ url, readOnly: true });
  try {
    return await store.reader.find('contact', { active: true });
  } finally {
    await store.close();
  }
}
