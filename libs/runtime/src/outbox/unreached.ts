import type { Said, Unreached } from '../records/index.ts';

/** So many are named; the rest is counted, and the message lists all. */
const NAMED = 5;

/** Whom nobody could reach, and with what: each recipient once, with the number of things it was to be told. */
export function titleOfUnreached(unreached: readonly Unreached[]): Said['title'] {
  const byRecipient = new Map<string, { title: Unreached['title']; count: number }>();
  for (const { recipient, title, told } of unreached) {
    const count = (byRecipient.get(recipient)?.count ?? 0) + told.length;
    byRecipient.set(recipient, { title, count });
  }
  const all = [...byRecipient.values()];
  const named = all.slice(0, NAMED);
  const more = all.length - named.length;
  const zh = named.map(({ title, count }) => `${title.zh}（${count} 项）`).join('、');
  const en = named.map(({ title, count }) => `${title.en} (${count})`).join(', ');
  return {
    zh: `各联系方式均未送达，请电话联系：${zh}${more ? `等 ${all.length} 个单位` : ''}`,
    en: `No contact could be reached, telephone: ${en}${more ? ` and ${more} more` : ''}`,
  };
}
