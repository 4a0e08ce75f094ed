// Writes workflows/schema/*.schema.json from the model of plans, so that editors complete and check plan files.
// Run after a build: `npm run build && npm run schema`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planJsonSchemas, schemaText } from '#plan/loader';

const folder = fileURLToPath(new URL('../workflows/schema', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(await planJsonSchemas()))
  writeFileSync(`${folder}/${name}`, schemaText(schema));
