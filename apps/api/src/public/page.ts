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

export type Lang = 'zh' | 'en';

/** The frame around the texts. These stand in the language in which they were approved. */
const FRAME = {
  zh: {
    html: 'zh-CN',
    title: (place: string) => `${place}自然灾害信息发布`,
    other: '<a href="/public?lang=en" lang="en">English</a>',
    subscribe: '订阅（Atom）',
    none: '目前没有发布的信息。',
    clock: '北京时间',
    superseded: '已更正',
    see: '见更正后的内容',
    withdrawn: '已撤回',
    why: (remark: string, withdrawn: boolean) => `${withdrawn ? '撤回' : '更正'}说明：${remark}`,
  },
  en: {
    html: 'en',
    title: (place: string) => `Disaster information of ${place}`,
    other: '<a href="/public" lang="zh-CN">中文</a>',
    subscribe: 'Subscribe (Atom)',
    none: 'Nothing is released at present.',
    clock: 'Beijing time',
    superseded: 'Corrected',
    see: 'see the corrected text',
    withdrawn: 'Withdrawn',
    why: (remark: string, withdrawn: boolean) =>
      `Why it was ${withdrawn ? 'withdrawn' : 'corrected'}: ${remark}`,
  },
};
type Frame = (typeof FRAME)['zh'];

/** The public page (4.2): plain HTML of this host alone, readable on a telephone and without scripts. */
export function publicPage(
  jurisdiction: { zh: string; en: string },
  releases: readonly Published[],
  lang: Lang,
): string {
  const frame: Frame = FRAME[lang];
  const title = escaped(frame.title(jurisdiction[lang]));
  const articles = releases.map((release) => article(release, frame)).join('\n');
  return `<!doctype html>
<html lang="${frame.html}">
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
<p><a href="/public/atom.xml">${frame.subscribe}</a> · ${frame.other}</p>
${articles || `<p>${frame.none}</p>`}
</main>
</body>
</html>
`;
}

const timeOf = (at: number, clock: string): string => {
  const iso = beijingIso(at);
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} ${clock}</time>`;
};

function article(release: Published, frame: Frame): string {
  const { id, title, body, publishedAt, state, supersededBy, remark } = release;
  const lines = [
    `<h2 lang="zh-CN">${escaped(title)}</h2>`,
    timeOf(publishedAt, frame.clock),
    ...(state === 'superseded'
      ? [
          `<p><span class="mark">${frame.superseded}</span> <a href="#r-${escaped(supersededBy!)}">${frame.see}</a></p>`,
        ]
      : []),
    ...(state === 'withdrawn' ? [`<p><span class="mark">${frame.withdrawn}</span></p>`] : []),
    ...(remark ? [`<p>${escaped(frame.why(remark, state === 'withdrawn'))}</p>`] : []),
    ...(body === null
      ? []
      : [`<p lang="zh-CN">${state === 'superseded' ? `<s>${escaped(body)}</s>` : escaped(body)}</p>`]),
  ];
  return `<article id="r-${escaped(id)}">\n${lines.join('\n')}\n</article>`;
}
