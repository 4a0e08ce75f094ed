import type { FastifyReply } from 'fastify';
import { type Block, type Lang, toHtml, toMarkdown } from '#document';
import { FRAMED } from './framed.ts';

/** A document as the caller asked for it, with the type that says so. */
export function written(
  reply: FastifyReply,
  title: string,
  blocks: readonly Block[],
  { format, lang }: { format: 'md' | 'html'; lang: Lang },
): string {
  reply.header('content-language', lang === 'zh' ? 'zh-CN' : 'en');
  reply.header('content-type', `text/${format === 'md' ? 'markdown' : 'html'}; charset=utf-8`);
  if (format === 'html') reply.headers(FRAMED);
  return format === 'md' ? toMarkdown(blocks) : toHtml(title, lang, blocks);
}
