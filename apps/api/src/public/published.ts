import type { Reader, ReleaseRow } from '#runtime';

/** What anybody may read of a release: its words and its times, and nothing of who, where from or which incident. */
export interface Published {
  id: string;
  title: string;
  /** Null where it was withdrawn. */
  body: string | null;
  publishedAt: number;
  updatedAt: number;
  state: 'published' | 'superseded' | 'withdrawn';
  /** The release that took its place. */
  supersededBy: string | null;
  /** Why it corrects another, or was withdrawn. */
  remark: string | null;
}

const SHOWN = 100;

/** The newest texts that were approved, and what became of them. Exercises are kept out. */
export async function publishedReleases(reader: Reader): Promise<Published[]> {
  const rows = await reader.find(
    'release',
    { exercise: false, state: ['published', 'superseded', 'withdrawn'] },
    { orderBy: 'publishedAt', descending: true, limit: SHOWN },
  );
  return rows.map(shown);
}

const shown = ({ id, state, publishedAt, updatedAt, data }: ReleaseRow): Published => ({
  id,
  title: data.title,
  body: state === 'withdrawn' ? null : data.body,
  publishedAt: publishedAt!,
  updatedAt,
  state: state as Published['state'],
  supersededBy: data.supersededBy,
  remark: state === 'withdrawn' ? data.withdrawnFor : data.correction,
});
