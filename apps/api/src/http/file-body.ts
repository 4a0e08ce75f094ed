import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FILE_TYPES } from '#attachments';
import { MAX_BYTES } from '#exchange';
import { Problem } from '#kernel';
import { requestOf } from './request.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TABLES = [XLSX, 'text/csv', 'application/octet-stream'];
/** Routes whose body is a table, and those whose body is any file; everywhere else only JSON is taken. */
const TAKES_TABLE = /\/import$/;
const TAKES_FILE = /\/attachments$/;

/** Lets files in as bodies, up to their own limit, on the routes that take them. */
export function acceptFiles(app: NestFastifyApplication, attachmentBytes: number): void {
  const server = app.getHttpAdapter().getInstance();
  const types = [...new Set([...TABLES, ...Object.keys(FILE_TYPES)])];
  server.addHook('onRoute', (route) => {
    if (TAKES_FILE.test(route.url)) route.bodyLimit = attachmentBytes;
    if (TAKES_TABLE.test(route.url)) route.bodyLimit = MAX_BYTES;
  });
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    const { url = '' } = request.routeOptions;
    const table = TAKES_TABLE.test(url) && TABLES.includes(mediaType(request.headers['content-type']));
    if (table || TAKES_FILE.test(url)) done(null, body);
    else done(new Problem('request.unsupported-type'));
  });
}

const mediaType = (header = ''): string => header.split(';')[0]!.trim().toLowerCase();

/** The bytes of the file that is the body. */
export const FileBody = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = requestOf(context);
  if (Buffer.isBuffer(body) && body.length) return body;
  throw new Problem('import.unreadable', { why: 'content-type' });
});

/** The bytes of an attachment, which may be none, and the type that they were sent as. */
export const AttachmentBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { body, headers } = requestOf(context);
  const type = mediaType(headers['content-type']);
  if (Buffer.isBuffer(body) || body === undefined || body === null)
    return { bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0), type };
  const allowed = Object.keys(FILE_TYPES);
  throw new Problem('attachment.type-not-allowed', { type, allowed: allowed.join(', ') }, { allowed });
});
