import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_BYTES } from '#exchange';
import { Problem } from '#kernel';
import { requestOf } from './request.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = [XLSX, 'text/csv', 'application/octet-stream'];
/** Routes whose body is a file; everywhere else only JSON is taken. */
const TAKES_FILE = /\/import$/;

/** Lets files in as bodies, up to their own limit, on the routes that take them. */
export function acceptFiles(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (request, body, done) => {
    if (TAKES_FILE.test(request.routeOptions.url ?? '')) done(null, body);
    else done(new Problem('request.unsupported-type'));
  });
}

/** The bytes of the file that is the body. */
export const FileBody = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = requestOf(context);
  if (Buffer.isBuffer(body) && body.length) return body;
  throw new Problem('import.unreadable', { why: 'content-type' });
});
