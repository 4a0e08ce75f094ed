import type { Block } from '../blocks.ts';

/** How the page is made up: GB/T 9704 for document, letter and minutes, custom for bulletin and sheet. */
export type OfficialForm = 'document' | 'letter' | 'minutes' | 'bulletin' | 'sheet';

/** An official document with all that stands on its pages. Its words are Chinese, as the form asks. */
export interface OfficialDocument {
  form: OfficialForm;
  /** Issuing mark (发文机关标志), in red. */
  mark: string;
  /** Number by year (发文字号); null: a draft. */
  number: string | null;
  exercise: boolean;
  /** 特急, 加急. */
  urgency: string | null;
  security: string | null;
  /** Of a document that goes up (签发人); null where none is named. */
  signer: string | null;
  title: string;
  /** Names in the title inside which no line ends; none in what was issued before they were kept. */
  names?: string[];
  /** 主送. */
  to: string[];
  body: Block[];
  issuer: string;
  /** `2026-11-26`, Beijing; null: a draft. */
  date: string | null;
  /** 附注, without its brackets. */
  remark: string | null;
  /** 抄送. */
  copies: string[];
  printedBy: string;
}

export const EXERCISE = '演练';
export const DRAFT = '草稿';

/** What every page says above its text: that it is an exercise, that it is a draft. */
export const pageMarks = ({ exercise, number }: OfficialDocument): string[] => [
  ...(exercise ? [EXERCISE] : []),
  ...(number === null ? [DRAFT] : []),
];

/** 2026年11月26日. */
export function inWords(date: string | null): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? '') ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : '（签发时填写日期）';
}

export const numberWords = ({ number }: OfficialDocument): string => number ?? '（签发时编号）';
/** Who signs is known when it is issued. */
export const signerWords = (signer: string): string => signer || '（待签发）';
