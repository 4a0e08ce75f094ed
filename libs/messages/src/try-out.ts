import type { MessageLanguage } from '#plan';
import type { Say } from './check-words.ts';
import { MARK } from './exercise-mark.ts';
import { faultOf, type ReadTemplate } from './liquid.ts';
import type { Part } from './parts.ts';
import { shortSize } from './short-size.ts';

interface Trial {
  lang: MessageLanguage;
  part: Part;
  /** Of one sample after another, among them the longest. */
  values: readonly object[];
  /** Of SMS, for a short text; null where none goes out. */
  mostSegments: number | null;
}

/** Fills a template in with one sample after another; the first fault is enough. */
export function tryOut(template: ReadTemplate, trial: Trial, say: Say): void {
  for (const values of trial.values) {
    const fault = faultWith(template, trial, values);
    if (!fault) continue;
    say(...fault);
    return;
  }
}

function faultWith(
  template: ReadTemplate,
  { lang, part, mostSegments }: Trial,
  values: object,
): Parameters<Say> | null {
  let said: string;
  try {
    said = template.render(values).trim();
  } catch (error) {
    const { line, why } = faultOf(error);
    return [line, 'message-render', `模板无法填写：${why}`, `cannot be filled in: ${why}`];
  }
  if (said === '') return [1, 'message-empty', '填写后没有内容', 'says nothing when it is filled in'];
  if ((part === 'subject' || part === 'short') && said.includes('\n'))
    return [1, 'message-several-lines', '须为一行', 'must be one line'];
  if (part !== 'short' || mostSegments === null) return null;
  const { segments, units, encoding } = shortSize(MARK[lang] + said);
  if (segments <= mostSegments) return null;
  const size = `${units} × ${encoding}`;
  return [
    1,
    'message-short-long',
    `短文本最长需 ${segments} 条短信（${size}），至多 ${mostSegments} 条`,
    `may take ${segments} SMS segments (${size}); ${mostSegments} at most`,
  ];
}
