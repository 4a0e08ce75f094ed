import type { JournalRow, UpwardContext } from '#runtime';

/** One document to the level above, as the journal has it. */
export interface UpwardLine {
  kind: string;
  number: string | null;
  draftedAt: number;
  /** Null where it never went. */
  sentAt: number | null;
  enteredAt: number | null;
  state: string;
  /** Of an approval by telephone, what became of the signature; `none` where no telephone was needed. */
  signature: NonNullable<UpwardContext['signature']>;
}

/** How the public was told (4.2). The plan gives no rhythm, so the gaps stand without a judgement. */
export interface PublicTelling {
  published: { seq: number; at: number; title: string; template: string }[];
  /** The longest time without a new text between the first and the last, in milliseconds. */
  longestGapMs: number | null;
}

export function publicTelling(facts: readonly JournalRow[]): PublicTelling {
  const templates = new Map<string, string>();
  const published: PublicTelling['published'] = [];
  for (const { fact, streamId, seq, at, data } of facts) {
    if (fact === 'release.drafted') templates.set(streamId, String(data['template']));
    if (fact === 'release.published')
      published.push({ seq, at, title: String(data['title']), template: templates.get(streamId) ?? '' });
  }
  const gaps = published.slice(1).map(({ at }, index) => at - published[index]!.at);
  return { published, longestGapMs: gaps.length ? Math.max(...gaps) : null };
}

/** Reports, notices and applications to the level above, and whether and when they went (4.1.2, 4.1.3). */
export function upwardTelling(facts: readonly JournalRow[]): UpwardLine[] {
  const lines = new Map<string, UpwardLine>();
  for (const { stream, fact, streamId, at, data, state } of facts) {
    if (stream !== 'upward') continue;
    const before = lines.get(streamId) ?? {
      kind: String(data['kind']),
      number: null,
      draftedAt: at,
      sentAt: null,
      enteredAt: null,
      state,
      signature: 'none' as const,
    };
    const moment = data['at'] as number;
    lines.set(streamId, {
      ...before,
      state,
      ...(fact === 'upward.approved' && {
        number: String(data['number']),
        signature: data['signBy'] == null ? 'none' : 'awaiting',
      }),
      ...(fact === 'upward.signed' && { signature: 'signed' }),
      ...(fact === 'upward.dropped' && before.signature === 'awaiting' && { signature: 'lapsed' }),
      ...(fact === 'upward.sent' && { sentAt: moment }),
      ...(fact === 'upward.entered' && { enteredAt: moment }),
    });
  }
  return [...lines.values()];
}
