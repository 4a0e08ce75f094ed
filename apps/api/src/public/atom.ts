import { escaped } from '#document';
import { beijingIso } from '#kernel';
import type { Published } from './published.ts';

export interface FeedHead {
  /** Key of the jurisdiction; part of the feed's lasting id. */
  key: string;
  jurisdiction: string;
  /** When the feed changed, where nothing stands in it yet. */
  since: number;
}

const MARKS: Record<Published['state'], string> = {
  published: '',
  superseded: '【已更正】',
  withdrawn: '【已撤回】',
};

/** The releases as an Atom feed (RFC 4287); an entry keeps its id when it is corrected or withdrawn. */
export function atomFeed(head: FeedHead, releases: readonly Published[]): string {
  const updated = Math.max(head.since, ...releases.map((each) => each.updatedAt));
  const name = escaped(head.jurisdiction);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>urn:kaidu:releases:${escaped(head.key)}</id>
<title>${name}自然灾害信息发布</title>
<updated>${beijingIso(updated)}</updated>
<author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="/public/atom.xml"/>
<link rel="alternate" type="text/html" href="/public"/>
${releases.map(entry).join('\n')}
</feed>
`;
}

function entry({ id, title, body, publishedAt, updatedAt, state, remark }: Published): string {
  const text = [remark, body].filter((part) => part !== null).join('\n');
  return `<entry>
<id>urn:uuid:${escaped(id)}</id>
<title>${MARKS[state]}${escaped(title)}</title>
<published>${beijingIso(publishedAt)}</published>
<updated>${beijingIso(updatedAt)}</updated>
<link rel="alternate" type="text/html" href="/public#r-${escaped(id)}"/>
<content type="text">${escaped(text)}</content>
</entry>`;
}
