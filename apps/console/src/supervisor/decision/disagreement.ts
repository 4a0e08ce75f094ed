import type { Schemas } from '../../api/client.ts';

type Line = Schemas['ApprovalHistory']['items'][number];

export interface Opinion {
  by: string;
  level: string;
}

/**
 * Who proposed which level, the last word of each; empty while all say the same. Sending on by a decider is an opinion
 * as well.
 */
export function disagreement(history: readonly Line[]): Opinion[] {
  const last = new Map<string, string>();
  for (const { fact, by, level } of history)
    if (level !== null && (fact === 'approval.submitted' || fact === 'approval.forwarded'))
      last.set(by, level);
  const opinions = [...last].map(([by, level]) => ({ by, level }));
  return new Set(opinions.map(({ level }) => level)).size > 1 ? opinions : [];
}
