import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type OfficialDocument, toOfficialHtml } from '#document';
import { FRAMED } from '../http/framed.ts';
import type { Papers } from './papers.ts';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

interface Asked {
  document: OfficialDocument;
  format: 'html' | 'pdf' | 'docx';
  createdAt: number;
}

/** A document as a page, or as a file to keep. */
export async function sentFile(papers: Papers, reply: FastifyReply, { document, format, createdAt }: Asked) {
  reply.header('cache-control', 'private, no-store');
  if (format === 'html') {
    reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'zh-CN',
      ...FRAMED,
    });
    return toOfficialHtml(document);
  }
  const bytes = await papers.write({ document, format, createdAt });
  const name = `${document.number ?? '草稿'} ${document.title}.${format}`;
  return new StreamableFile(bytes, {
    type: TYPES[format],
    length: bytes.length,
    disposition: `attachment; filename="document.${format}"; filename*=UTF-8''${encode(name)}`,
  });
}

/** For RFC 5987, which takes fewer signs than a part of an address. */
const encode = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
