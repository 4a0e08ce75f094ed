import type { Block } from './blocks.ts';

/** What Markdown, or a browser that shows it, would read as markup stands as it was typed. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');

const line = (text: string): string => plain(text).replace(/\s*\n\s*/g, ' ');

/** The document as Markdown with tables. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(written).join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.text)}`;
    case 'paragraph':
      return plain(block.text).replace(/\n/g, '  \n');
    case 'mark':
      return `**${line(block.text)}**`;
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n');
    case 'table':
      return [
        row(block.head),
        row(block.head.map(() => '---')),
        ...block.rows.map((cells) => row(cells)),
      ].join('\n');
  }
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => (cell === '---' ? cell : line(cell))).join(' | ')} |`;
