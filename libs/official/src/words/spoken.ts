import { beijingIso } from '#kernel';

/** 2026年7月1日8时30分: a moment, with its year, as documents give it. */
export function moment(at: number): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(beijingIso(at))!;
  const minutes = Number(minute) ? `${Number(minute)}分` : '';
  return `${year}年${Number(month)}月${Number(day)}日${Number(hour)}时${minutes}`;
}

/** Words from the plan or a template: no space where a line was folded, none between a figure and its unit. */
export const closeUp = (words: string): string =>
  words
    .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef，。；：、）]) +(?=\S)/gu, '')
    .replace(/(?<=\d) +(?=[\u2e80-\u9fff])/gu, '')
    .trim();

/** What nobody wrote is said to be missing. */
export const orNone = (words: string | null | undefined): string => words?.trim() || '（未填）';
