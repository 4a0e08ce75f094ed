import type { Finding, MessageRules, Plan } from '#plan';
import type { ReadMessages } from '#plan/loader';
import { checkRules } from './check-rules.ts';
import { type CompiledWords, checkWords } from './check-words.ts';
import { ALL_FILES } from './kinds.ts';

/** All words of a plan, checked. */
export interface CompiledMessages {
  rules: MessageRules;
  words: ReadonlyMap<string, CompiledWords>;
}

/**
 * Checks the message templates that a plan uses: what they name, whether they may name it where they are sent, whether
 * they can be filled in, and whether the short ones are short. `messages` is null where anything is wrong.
 */
export function compileMessages(
  plan: Plan,
  read: ReadMessages,
): { messages: CompiledMessages | null; findings: Finding[] } {
  const findings = [...read.findings];
  const { rules } = read;
  if (rules) findings.push(...checkRules(rules));
  else if (!named(read, 'rules')) findings.push(missing('rules'));
  const words = new Map<string, CompiledWords>();
  for (const [name, as] of ALL_FILES) {
    const file = read.files.get(name);
    if (!file && !named(read, name)) findings.push(missing(name));
    if (!file || !rules) continue;
    const checked = checkWords(plan, rules.rules, as, file);
    findings.push(...checked.findings);
    words.set(name, checked.words);
  }
  for (const [name, { file }] of read.files) if (!ALL_FILES.has(name)) findings.push(unknown(file));
  const sound = rules && !findings.some(({ severity }) => severity === 'error');
  return { messages: sound ? { rules: rules.rules, words } : null, findings };
}

/** Whether a fault of the file itself was told already. */
const named = ({ findings }: ReadMessages, name: string): boolean =>
  findings.some(({ file }) => /([^\\/]+)\.yaml$/.exec(file)?.[1] === name);

const wholeFile = { severity: 'error', line: 1, column: 1 } as const;

const missing = (name: string): Finding => ({
  ...wholeFile,
  code: 'message-missing',
  message: { zh: `缺少消息模板 ${name}.yaml`, en: `the message template ${name}.yaml is missing` },
  file: `messages/${name}.yaml`,
});

const unknown = (file: string): Finding => ({
  ...wholeFile,
  code: 'message-file-unknown',
  message: {
    zh: `没有这样的消息；文件名可为：rules、${[...ALL_FILES.keys()].join('、')}`,
    en: `no message has this name; names are: rules, ${[...ALL_FILES.keys()].join(', ')}`,
  },
  file,
});
