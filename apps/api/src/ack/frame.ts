import { createHash } from 'node:crypto';
import { escaped } from '#document';

const STYLE = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { font: 1.0625rem/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0; }
main { max-width: 38rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: .5rem 0; }
[lang=en] { display: block; font-size: .9em; opacity: .8; }
h1 [lang=en] { font-weight: normal; font-size: 1rem; }
.exercise { background: #b45309; color: #fff; font-weight: bold; font-size: 1.2rem; text-align: center; padding: .6rem 1rem; }
.exercise [lang=en] { opacity: 1; }
ol { list-style: none; padding: 0; margin: 1rem 0; border-bottom: 1px solid #8885; }
li { border-top: 1px solid #8885; padding: .7rem 0; }
li strong { display: block; }
.due { display: block; margin-top: .2rem; font-size: .95rem; }
button { display: block; width: 100%; min-height: 3.5rem; padding: .6rem 1rem; font: inherit; font-size: 1.2rem;
  font-weight: bold; color: #fff; background: #1d4ed8; border: 0; border-radius: .5rem; cursor: pointer; }
button [lang=en] { font-weight: normal; font-size: .95rem; opacity: 1; }
button:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
.done { border-left: .35rem solid #15803d; padding: .1rem 0 .1rem .9rem; }
.refused { border-left: .35rem solid #b91c1c; padding: .1rem 0 .1rem .9rem; }
.settled { border-left: .35rem solid #6b7280; padding: .1rem 0 .1rem .9rem; }
.from { margin: 0; opacity: .8; font-size: .95rem; }
footer { margin-top: 1.5rem; font-size: .9rem; }
`;

/** Nothing but this page: no script, no picture, no frame, and its form goes nowhere else. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What a page says in both languages, Chinese first. */
export interface Said {
  zh: string;
  en: string;
}

/** Both languages, escaped. */
export const both = ({ zh, en }: Said): string => `${escaped(zh)} <span lang="en">${escaped(en)}</span>`;

/** A page around what it says, unmistakable where it belongs to an exercise (8.3.4). */
export const framed = (title: Said, exercise: boolean, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${exercise ? '【演练】' : ''}${escaped(title.zh)}</title>
<style>${STYLE}</style>
</head>
<body>
${exercise ? `<div class="exercise">【演练】这是演练，不是真实灾情<span lang="en">EXERCISE: this is not a real disaster</span></div>\n` : ''}<main>
${body}
</main>
</body>
</html>
`;
