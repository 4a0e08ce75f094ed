import { escaped } from '#document';
import { beijingIso } from '#kernel';
import type { Published } from './published.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.15rem; margin-bottom: 0; }
article { border-top: 1px solid #8886; padding: .5rem 0; overflow-wrap: anywhere; }
time { opacity: .8; font-size: .9rem; }
.mark { border: 1px solid; border-radius: .25rem; padding: 0 .3rem; font-size: .9rem; }
p { margin: .4rem 0; white-space: pre-line; }
`;

/** The public page (4.2): plain HTML of this host alone, readable on a telephone and without scripts. */
export function publicPage(jurisdiction: string, releases: readonly Published[]): string {
  const title = escaped(`${jurisdiction}自然灾害信息发布`);
  const articles = releases.map(article).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="alternate" type="application/atom+xml" href="/public/atom.xml" title="${title}">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p><a href="/public/atom.xml">订阅（Atom）</a></p>
${articles || '<p>目前没有发布的信息。</p>'}
</main>
</body>
</html>
`;
}

const timeOf = (at: number): string => {
  const iso = beijingIso(at);
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`;
};

function article({ id, title, body, publishedAt, state, supersededBy, remark }: Published): string {
  const lines = [
    `<h2>${escaped(title)}</h2>`,
    timeOf(publishedAt),
    ...(state === 'superseded'
      ? [`<p><span class="mark">已更正</span> <a href="#r-${escaped(supersededBy!)}">见更正后的内容</a></p>`]
      : []),
    ...(state === 'withdrawn' ? ['<p><span class="mark">已撤回</span></p>'] : []),
    ...(remark ? [`<p>${state === 'withdrawn' ? '撤回' : '更正'}说明：${escaped(remark)}</p>`] : []),
    ...(body === null
      ? []
      : [`<p>${state === 'superseded' ? `<s>${escaped(body)}</s>` : escaped(body)}</p>`]),
  ];
  return `<article id="r-${escaped(id)}">\n${lines.join('\n')}\n</article>`;
}
