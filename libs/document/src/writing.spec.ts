import { describe, expect, it } from '@jest/globals';
import { type Block, heading, list, mark, paragraph, table } from './blocks.ts';
import { toHtml } from './to-html.ts';
import { toMarkdown } from './to-markdown.ts';

const BLOCKS: Block[] = [
  heading(1, '<复盘> #1'),
  mark('演练'),
  paragraph('第一行\n- 不是列表 [链接](x) *强调*'),
  list(['一', '二\n三']),
  table(
    ['甲|乙', '值'],
    [
      ['<b>&"\u0007', '1 | 2\n3'],
      ['---', '待核实'],
    ],
  ),
];

describe('a document', () => {
  it('is Markdown in which what people typed is no markup', () => {
    expect(toMarkdown(BLOCKS)).toBe(
      [
        '# \\<复盘\\> \\#1',
        '**演练**',
        '第一行  \n\\- 不是列表 \\[链接\\](x) \\*强调\\*',
        '- 一\n- 二 三',
        '| 甲\\|乙 | 值 |\n| --- | --- |\n| \\<b\\>&"\u0007 | 1 \\| 2 3 |\n| --- | 待核实 |',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    );
  });

  it('is one HTML page in its language, with nothing typed left as markup and nothing from elsewhere', () => {
    const page = toHtml('标题 "<i>', 'zh', BLOCKS);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<title>标题 &quot;&lt;i&gt;</title>');
    expect(page).toContain('<h1>&lt;复盘&gt; #1</h1>');
    expect(page).toContain('<td>&lt;b&gt;&amp;&quot;</td>');
    expect(page).not.toMatch(/<b>|<i>|<script|https?:/);
    expect(toHtml('t', 'en', [])).toContain('<html lang="en">');
  });
});
