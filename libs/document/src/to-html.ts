import type { Block, Lang } from './blocks.ts';
import { escaped } from './escaped.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #8888; padding: .2rem .5rem; text-align: left; vertical-align: top; }
p { white-space: pre-line; }
.mark { border: 2px solid; padding: .2rem .6rem; display: inline-block; font-weight: bold; }
/* On a telephone a table is moved sideways: squeezed, it would stand a letter to a line. */
@media (max-width: 40rem) { table { display: block; overflow-x: auto; } th, td { min-width: 4.5em; } }
@media print { body { max-width: none; font-size: 10pt; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;

/** The document as one printable page that asks nothing of any other host. */
export function toHtml(title: string, lang: Lang, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(written).join('\n')}
</main>
</body>
</html>
`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'mark':
      return `<p class="mark">${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return `<table>\n<thead>${cells('th', block.head)}</thead>\n<tbody>\n${block.rows
        .map((each) => cells('td', each))
        .join('\n')}\n</tbody>\n</table>`;
  }
}

const cells = (tag: 'th' | 'td', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escaped(text)}</${tag}>`).join('')}</tr>`;
