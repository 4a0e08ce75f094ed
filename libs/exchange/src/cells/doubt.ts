/** Why a cell could not be read, and what is allowed instead; in both languages. */
export interface Doubt {
  zh: string;
  en: string;
}

export type Read<T> = { value: T; doubt?: undefined } | { value?: undefined; doubt: Doubt };

export const doubt = (zh: string, en: string): { doubt: Doubt } => ({ doubt: { zh, en } });

export const MERGED = doubt(
  '合并单元格无法确定归属，请取消合并',
  'a merged cell belongs to no one row; unmerge it',
);
export const broken = (code: string) =>
  doubt(`公式出错（${code}），请填数值`, `the formula failed (${code}); give the value`);
