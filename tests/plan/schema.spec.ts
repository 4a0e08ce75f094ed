import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { planJsonSchemas, schemaText } from '#plan/loader';

const folder = fileURLToPath(new URL('../../workflows/schema/', import.meta.url));

it('workflows/schema is what the model says; `npm run build && npm run schema` writes it anew', async () => {
  const schemas = await planJsonSchemas();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, schema] of Object.entries(schemas))
    expect([name, readFileSync(folder + name, 'utf8')]).toEqual([name, schemaText(schema)]);
});

it('accepts a clause without quotes, which YAML reads as a number', async () => {
  const { 'level.schema.json': level } = await planJsonSchemas();
  const { $defs } = level as { $defs: { Level: { properties: { cite: object } } } };
  expect($defs.Level.properties.cite).toMatchObject({ type: ['string', 'number'] });
});
