import { escaped } from '../escaped.ts';
import { breakTitle, TITLE_MOST } from './break-title.ts';
import { colophon, type FlowItem, flowOf } from './flow.ts';
import { inWords, numberWords, type OfficialDocument, pageMarks, signerWords } from './official-document.ts';

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 16pt/29pt FangSong, "仿宋_GB2312", STFangsong, serif; overflow-wrap: anywhere; }
main { box-sizing: border-box; max-width: 210mm; margin: 0 auto; padding: 14mm 26mm 20mm 28mm; }
p { margin: 0; text-indent: 2em; text-align: justify; }
.marks { text-align: center; text-indent: 0; font-family: SimHei, sans-serif; }
.marks span { border: 1.5pt solid; padding: 2pt 8pt; }
.grade, .first, .mark, th, .label { font-family: SimHei, "黑体", sans-serif; font-weight: bold; }
.second { font-family: KaiTi, "楷体_GB2312", serif; }
.grade, .to, .number, .edges { text-indent: 0; }
.red { color: #c00000; text-align: center; text-indent: 0; font: bold 30pt/1.3 "方正小标宋简体", SimSun, serif; margin: 10mm 0 14mm; }
.edges { display: flex; justify-content: space-between; flex-wrap: wrap; }
.number { text-align: center; }
hr { border: 0; border-top: 2pt solid #c00000; margin: 2mm 0 10mm; }
hr.double { border-top: 4pt double #c00000; }
h1 { font: bold 22pt/1.5 "方正小标宋简体", SimSun, serif; text-align: center; margin: 0 0 1em; text-wrap: balance; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5; margin: 4pt 0; }
th, td { border: 1px solid #000; padding: 2pt 5pt; text-align: left; white-space: pre-line; }
.issuer, .date { text-align: right; padding-right: 2em; text-indent: 0; }
.gap { height: 29pt; }
footer { border-block: 1.2pt solid; margin-top: 20mm; font-size: 14pt; line-height: 1.7; }
footer p { text-indent: 0; padding: 0 1em; } footer .edges { border-top: .7pt solid; }
footer .edges:first-child { border: 0; }
@media (max-width: 45rem) { body { font-size: 13pt; line-height: 1.8; } main { padding: 5mm; } .red { font-size: 20pt; margin: 4mm 0; } h1 { font-size: 17pt; } h1 br { display: none; } table { display: block; overflow-x: auto; } }
`;

/** The document as one page to read on a screen; on paper it is the PDF that counts. Asks nothing of any other host. */
export function toOfficialHtml(document: OfficialDocument): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${[...headOf(document), ...flowOf(document).map(written), footOf(document)].filter(Boolean).join('\n')}
</main>
</body>
</html>
`;
}

const p = (name: string, text: string): string => `<p class="${name}">${escaped(text)}</p>`;
const edges = (left: string, right: string): string =>
  `<p class="edges"><span>${escaped(left)}</span><span>${escaped(right)}</span></p>`;

function headOf(document: OfficialDocument): string[] {
  const { form, mark, security, urgency, signer, issuer, date } = document;
  const marks = pageMarks(document);
  const grades = [security, urgency].filter((grade) => grade !== null);
  const number = numberWords(document);
  const top = marks.map((words) => `<p class="marks"><span>${escaped(words)}</span></p>`);
  const graded = grades.map((words) => p('grade', words));
  switch (form) {
    case 'sheet':
      return [...top, edges(grades.join('　'), number)];
    case 'letter':
      return [...top, p('red', mark), '<hr class="double">', edges(grades.join('　'), number)];
    case 'document':
      return [
        ...top,
        ...graded,
        p('red', mark),
        signer === null ? p('number', number) : edges(number, `签发人：${signerWords(signer)}`),
        '<hr>',
      ];
    default:
      return [...top, ...graded, p('red', mark), p('number', number), edges(issuer, inWords(date)), '<hr>'];
  }
}

function written(item: FlowItem): string {
  if (item.kind === 'gap') return '<div class="gap"></div>'.repeat(Math.floor(item.lines));
  if (item.kind === 'text') return item.role === 'title' ? titleOf(item) : p(item.role, item.text);
  const head = item.head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const cell = (text: string, column: number) =>
    !item.head.length && column % 2 === 0
      ? `<th scope="row">${escaped(text)}</th>`
      : `<td>${escaped(text)}</td>`;
  const rows = item.rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('\n');
  return `<table>${head ? `<thead><tr>${head}</tr></thead>` : ''}<tbody>\n${rows}\n</tbody></table>`;
}

/** Broken as on paper; a narrow screen has lines of its own. */
const titleOf = ({ text, names }: FlowItem & { kind: 'text' }): string =>
  `<h1>${breakTitle(text, TITLE_MOST, names).map(escaped).join('<br>')}</h1>`;

function footOf(document: OfficialDocument): string {
  const { copies, printed } = colophon(document);
  if (!copies && !printed) return '';
  const parts = [copies ? p('copies', copies) : '', printed ? edges(printed.by, printed.on) : ''];
  return `<footer>${parts.join('')}</footer>`;
}
