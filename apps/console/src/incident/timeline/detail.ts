import type { namesOf } from '../../plan/names.ts';

type Names = ReturnType<typeof namesOf>;

/** The few words that tell one fact from another of its kind: the place, the recipient, the level, what it is called. */
export function detailOf(
  data: Record<string, unknown>,
  names: Names,
  levelOf: (level: string) => string,
  lang: 'zh' | 'en',
): string {
  const parts: string[] = [];
  const text = (key: string): string | null => (typeof data[key] === 'string' ? data[key] : null);
  const division = text('division');
  const recipient = text('recipient');
  const level = text('level');
  const title = data['title'];
  if (division) parts.push(names.division(division));
  if (recipient) parts.push(names.recipient(recipient));
  if (level) parts.push(levelOf(level));
  if (isBilingual(title)) parts.push(title[lang]);
  else if (typeof title === 'string') parts.push(title);
  return parts.join(' · ');
}

const isBilingual = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
