import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding } from '../finding.ts';
import { MessageRules, MessageWords } from '../model/message.ts';
import { inRepository } from './in-repository.ts';

/** The words that stand where a plan has none of its own. */
export const messagesFolder = (): string => inRepository('workflows/messages');

/** The words of one file, with the place of each line of its templates. */
export interface MessageFile {
  /** Relative to the plan's folder, as findings name it. */
  file: string;
  words: MessageWords;
  locate(path: readonly string[], line: number): { line: number; column: number };
}

export interface ReadMessages {
  /** By name without `.yaml`, such as `task-issued.outside`. Files with faults are left out. */
  files: Map<string, MessageFile>;
  /** Null where the file is missing or at fault. */
  rules: { file: string; rules: MessageRules; locate: MessageFile['locate'] } | null;
  findings: Finding[];
}

/**
 * The message templates of a plan: those of the product, then those of the deployment (`shared`), then those in the
 * plan's own `messages` folder. A file takes the place of the file of its name before it. Throws a RangeError where the
 * deployment names a folder that is not there.
 */
export async function readMessages(planFolder: string, shared?: string): Promise<ReadMessages> {
  if (shared !== undefined && !existsSync(shared))
    throw new RangeError(`KAIDU_MESSAGES: ${shared} is no folder`);
  const [{ parseYamlFile }, { schemaFindings }] = await Promise.all([
    import('./yaml-file.ts'),
    import('./schema-findings.ts'),
  ]);
  const read: ReadMessages = { files: new Map(), rules: null, findings: [] };
  for (const [name, path] of newest([messagesFolder(), shared, join(planFolder, 'messages')])) {
    const file = relative(planFolder, path);
    const source = parseYamlFile(file, readFileSync(path, 'utf8'));
    const locate: MessageFile['locate'] = (at, line) => source.locateIn(at, line);
    const parsed = (name === 'rules' ? MessageRules : MessageWords).safeParse(source.data);
    if (source.faults.length) read.findings.push(...source.faults);
    else if (!parsed.success) read.findings.push(...schemaFindings(source, parsed.error));
    else if (name === 'rules') read.rules = { file, rules: parsed.data as MessageRules, locate };
    else read.files.set(name, { file, words: parsed.data as MessageWords, locate });
  }
  return read;
}

/** The path of each file that counts, by its name without `.yaml`. */
function newest(folders: readonly (string | undefined)[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const folder of folders)
    if (folder !== undefined)
      for (const name of yamlIn(folder)) paths.set(name.slice(0, -'.yaml'.length), join(folder, name));
  return paths;
}

function yamlIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
