import type { Indicator, Plan } from '#plan';
import type { ReportRow } from '#runtime';
import { plain } from '../cells/raw-cell.ts';

export const SHEET = '灾情统计表';
export const TIMES_SHEET = '时间';

/** Columns of a county's table beside its figures, in their order. */
export const FIXED = {
  code: '行政区划代码',
  division: '县市',
  township: '乡镇（街道）',
  kind: '报告类型',
  asOf: '数据截至',
  receivedAt: '收到时间',
  channel: '渠道',
} as const;
export const WORDS = { narrative: '情况说明', needs: '需求', explanation: '增减说明' } as const;

export type FixedKey = keyof typeof FIXED;
export type WordsKey = keyof typeof WORDS;

export const KINDS: Record<ReportRow['kind'], string> = {
  first: '初报',
  'follow-up': '续报',
  verified: '核报',
};
export const CHANNELS: Record<ReportRow['channel'], string> = {
  system: '系统',
  phone: '电话',
  'satellite-phone': '卫星电话',
  fax: '传真',
  file: '文件',
  process: '过程并分',
};

/** What a column holds. */
export type Column =
  | { holds: 'fixed'; key: FixedKey; title: string }
  | { holds: 'figure'; indicator: Indicator; title: string }
  | { holds: 'words'; key: WordsKey; title: string };

/** A county table's columns under a plan: who and when, a column for each indicator, words. */
export function columnsOf(plan: Plan): Column[] {
  return [
    ...Object.entries(FIXED).map(([key, title]) => ({
      holds: 'fixed' as const,
      key: key as FixedKey,
      title,
    })),
    ...plan.indicators.map((indicator) => ({
      holds: 'figure' as const,
      indicator,
      title: indicator.title.zh,
    })),
    ...Object.entries(WORDS).map(([key, title]) => ({
      holds: 'words' as const,
      key: key as WordsKey,
      title,
    })),
  ];
}

/** A heading as it is compared: without blanks, and without the unit in brackets at its end. */
export const bareHeading = (text: string): string => plain(text).replace(/\s/g, '');
export const unitOfHeading = (text: string): string | null =>
  /\(([^()]*)\)$/.exec(bareHeading(text))?.[1] ?? null;

/** `C7` for the third column of the seventh row, counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
