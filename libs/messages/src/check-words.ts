import type { Finding, MessageRules, Plan } from '#plan';
import type { MessageFile } from '#plan/loader';
import { allowedVariables } from './allowed-variables.ts';
import { MARK } from './exercise-mark.ts';
import type { WordedAs } from './kinds.ts';
import { faultOf, type ReadTemplate, readTemplate, type UsedVariable } from './liquid.ts';
import { messageValues, permitted } from './message-values.ts';
import { LANGUAGES, PARTS, type Part } from './parts.ts';
import { samplesOf } from './samples.ts';
import { shortSize } from './short-size.ts';
import { unsafeMarkup } from './unsafe-markup.ts';
import { OF_THE_LOOP, VARIABLES } from './variables.ts';

type Say = (line: number, code: string, zh: string, en: string) => void;

/** Everything that is wrong with the words of one file. */
export function checkWords(plan: Plan, rules: MessageRules, as: WordedAs, file: MessageFile): Finding[] {
  const findings: Finding[] = [];
  const allowed = allowedVariables(rules, as.cls);
  for (const lang of LANGUAGES)
    for (const part of PARTS) {
      const say: Say = (line, code, zh, en) =>
        findings.push({
          ...{ severity: 'error', code, file: file.file, ...file.locate([lang, part], line) },
          message: { zh: `${lang}.${part}：${zh}`, en: `${lang}.${part}: ${en}` },
        });
      const text = file.words[lang][part];
      const template = readTemplate(text, part === 'html');
      if ('why' in template) {
        say(
          template.line,
          'message-syntax',
          `模板无法读取：${template.why}`,
          `cannot be read: ${template.why}`,
        );
        continue;
      }
      if (part === 'html') checkMarkup(text, say);
      const wrong = template.used.filter((used) => !isAllowed(used, allowed));
      for (const used of wrong) tellVariable(used, allowed, as, say);
      if (wrong.length === 0) tryOut(template, { plan, rules, as, lang, part, allowed }, say);
    }
  return findings;
}

const isAllowed = ({ path }: UsedVariable, allowed: ReadonlySet<string>): boolean =>
  path !== null && (allowed.has(path) || OF_THE_LOOP.has(path) || (path === 'task' && allowed.has('tasks')));

function tellVariable(
  { path, root, line }: UsedVariable,
  allowed: ReadonlySet<string>,
  { cls }: WordedAs,
  say: Say,
): void {
  const name = path ?? `${root}[…]`;
  const [zh, en] = [[...allowed].join('、'), [...allowed].join(', ')];
  if (!(name in VARIABLES))
    say(
      line,
      'message-variable-unknown',
      `没有变量 ${name}；可用：${zh}`,
      `there is no variable ${name}; allowed: ${en}`,
    );
  else
    say(
      line,
      'message-variable-not-allowed',
      `变量 ${name} 不得用于${cls === 'outside' ? '外部' : '内部'}渠道；可用：${zh}`,
      `the variable ${name} may not be used ${cls}; allowed: ${en}`,
    );
}

function checkMarkup(text: string, say: Say): void {
  for (const { line, found } of unsafeMarkup(text))
    say(line, 'message-html', `HTML 中不得有 ${found}`, `the HTML must not hold ${found}`);
}

interface Trial {
  plan: Plan;
  rules: MessageRules;
  as: WordedAs;
  lang: (typeof LANGUAGES)[number];
  part: Part;
  allowed: ReadonlySet<string>;
}

/** Fills it in with one message after another, among them the longest; the first fault is enough. */
function tryOut(template: ReadTemplate, { plan, rules, as, lang, part, allowed }: Trial, say: Say): void {
  for (const sample of samplesOf(plan, as)) {
    let said: string;
    try {
      said = template.render(permitted(messageValues(sample, lang), allowed)).trim();
    } catch (error) {
      const { line, why } = faultOf(error);
      say(line, 'message-render', `模板无法填写：${why}`, `cannot be filled in: ${why}`);
      return;
    }
    if (said === '') {
      say(1, 'message-empty', '填写后没有内容', 'says nothing when it is filled in');
      return;
    }
    if ((part === 'subject' || part === 'short') && said.includes('\n')) {
      say(1, 'message-several-lines', '须为一行', 'must be one line');
      return;
    }
    if (part !== 'short' || as.cls !== 'outside') continue;
    const { segments, units, encoding } = shortSize(MARK[lang] + said);
    if (segments > rules.short.segments) {
      const size = `${units} × ${encoding}`;
      say(
        1,
        'message-short-long',
        `短文本最长需 ${segments} 条短信（${size}），至多 ${rules.short.segments} 条`,
        `may take ${segments} SMS segments (${size}); ${rules.short.segments} at most`,
      );
      return;
    }
  }
}
