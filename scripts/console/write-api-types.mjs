import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = '// Written by scripts/build-console.mjs from the interface description. Do not edit.\n';

/** Writes the console's types of the interface, and leaves the file alone when nothing has changed. */
export async function writeApiTypes(root) {
  await import('reflect-metadata');
  const { describeInterface } = await import(join(root, 'dist/apps/api/src/describe-interface.js'));
  const text = HEAD + astToString(await openapiTS(await describeInterface()));
  const file = join(root, 'apps/console/src/api/schema.d.ts');
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
}
