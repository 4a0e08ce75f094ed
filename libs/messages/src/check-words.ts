import type { Finding, MessageRules, Plan } from '#plan';
import type { MessageFile } from '#plan/loader';
import { allowedVariables } from './allowed-variables.ts';
import { isAllowed, tellVariable } from './check-variables.ts';
import type { WordedAs } from './kinds.ts';
import { type ReadTemplate, readTemplate } from './liquid.ts';
import { messageValues, permitted } from './message-values.ts';
import { LANGUAGES, PARTS, type Part } from './parts.ts';
import { samplesOf } from './samples.ts';
import { tryOut } from './try-out.ts';
import { unsafeMarkup } from './unsafe-markup.ts';

/** Says that something is wrong with a line of a template; both languages, without the place. */
export type Say = (line: number, code: string, zh: string, en: string) => void;

/** The words of one file, ready to be filled in. */
export type CompiledWords = Record<(typeof LANGUAGES)[number], Record<Part, ReadTemplate>>;

/** Reads the words of one file and says everything that is wrong with them. */
export function checkWords(
  plan: Plan,
  rules: MessageRules,
  as: WordedAs,
  file: MessageFile,
): { words: CompiledWords; findings: Finding[] } {
  const findings: Finding[] = [];
  const words = { zh: {}, en: {} } as CompiledWords;
  const allowed = allowedVariables(rules, as.cls);
  const samples = samplesOf(plan, as);
  const mostSegments = as.cls === 'outside' ? rules.short.segments : null;
  for (const lang of LANGUAGES) {
    const values = samples.map((sample) => permitted(messageValues(sample, lang), allowed));
    for (const part of PARTS) {
      const say: Say = (line, code, zh, en) =>
        findings.push({
          ...{ severity: 'error', code, file: file.file, ...file.locate([lang, part], line) },
          message: { zh: `${lang}.${part}：${zh}`, en: `${lang}.${part}: ${en}` },
        });
      const template = readTemplate(file.words[lang][part], part === 'html');
      if ('why' in template) {
        const { line, why } = template;
        say(line, 'message-syntax', `模板无法读取：${why}`, `cannot be read: ${why}`);
        continue;
      }
      words[lang][part] = template;
      if (part === 'html') checkMarkup(file.words[lang][part], say);
      const wrong = template.used.filter((used) => !isAllowed(used, allowed));
      for (const used of wrong) tellVariable(used, allowed, as.cls, say);
      if (!wrong.length) tryOut(template, { lang, part, values, mostSegments }, say);
    }
  }
  return { words, findings };
}

function checkMarkup(text: string, say: Say): void {
  for (const { line, found } of unsafeMarkup(text))
    say(line, 'message-html', `HTML 中不得有 ${found}`, `the HTML must not hold ${found}`);
}
