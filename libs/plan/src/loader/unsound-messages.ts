import { join, relative } from 'node:path';
import { Problem } from '#kernel';
import type { Finding } from '../finding.ts';

/** `message.unsound` with each fault once, though words serve several plans; each is named by its path from here. */
export function unsoundMessages(found: readonly { folder: string; finding: Finding }[]): Problem {
  const faults = new Map(
    found.map(({ folder, finding: { file, line, column, message } }) => {
      const at = `${relative(process.cwd(), join(folder, file))}:${line}:${column}`;
      return [`${at} ${message.en}`, { at, ...message }];
    }),
  );
  return new Problem('message.unsound', { count: faults.size }, { faults: [...faults.values()] });
}
