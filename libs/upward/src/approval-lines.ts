import type { Lang } from '#document';
import { beijingIso } from '#kernel';
import type { Plan, Text } from '#plan';
import type { SpokenOrder, UpwardRow } from '#runtime';

const WORDS = {
  approved: { zh: '签发', en: 'Approved' },
  byPhone: { zh: '电话签发', en: 'Approved by telephone' },
  signature: { zh: '补签', en: 'Signature' },
  awaiting: { zh: '待补签', en: 'still owed' },
  lapsed: { zh: '未补签', en: 'never given' },
  caller: { zh: '通话人', en: 'caller ' },
  readBack: { zh: '已复诵', en: 'read back' },
  notReadBack: { zh: '未复诵', en: 'not read back' },
  witness: { zh: '见证人', en: 'witness ' },
} as const satisfies Record<string, Text>;

/**
 * Who approved a document and when. An approval by telephone says so, with whoever called and witnessed, and says of
 * the signature whether it was given: a document claims none that is missing.
 */
export function approvalLines(plan: Plan, row: UpwardRow, lang: Lang, witness: string | null): string[] {
  const { approval, signed } = row.data;
  if (!approval) return [];
  const line = (key: keyof typeof WORDS, said: string) =>
    `${WORDS[key][lang]}${lang === 'zh' ? '：' : ': '}${said}`;
  const by = (post: string, at: number) =>
    `${plan.posts.find(({ key }) => key === post)?.title[lang] ?? ''} ${clock(at)}`;
  if (!approval.spoken) return [line('approved', by(approval.post, approval.at))];
  const call = callWords(approval.spoken, lang, witness);
  const { signature } = row.context;
  const given = signed
    ? by(signed.post, signed.at)
    : WORDS[signature === 'lapsed' ? 'lapsed' : 'awaiting'][lang];
  return [line('byPhone', `${by(approval.post, approval.at)}${call}`), line('signature', given)];
}

function callWords({ caller, readBack }: SpokenOrder, lang: Lang, witness: string | null): string {
  const said = [
    `${WORDS.caller[lang]}${caller}`,
    WORDS[readBack ? 'readBack' : 'notReadBack'][lang],
    ...(witness ? [`${WORDS.witness[lang]}${witness}`] : []),
  ];
  return lang === 'zh' ? `（${said.join('，')}）` : ` (${said.join(', ')})`;
}

/** 2026-07-01 08:30, in Beijing time. */
export const clock = (at: number): string => beijingIso(at).slice(0, 16).replace('T', ' ');
