import { z } from 'zod';
import { Level } from '../model/level.ts';
import { MessageRules, MessageWords } from '../model/message.ts';
import { planFiles } from '../model/plan.ts';
import { TEXT_KEYS } from './unquoted.ts';

/**
 * JSON Schema for each file of a plan, by the schema's file name, so that an editor completes and checks what
 * is typed. A clause may be typed without quotes: `cite: 5.6` is a number to YAML, and the loader reads it as
 * the text that it is.
 */
export function jsonSchemas(): Record<string, object> {
  const files: [string, z.ZodType][] = [
    ...Object.entries(planFiles).map(([file, schema]): [string, z.ZodType] => [
      file.replace('.yaml', ''),
      schema,
    ]),
    ['level', Level],
    ['message', MessageWords],
    ['message-rules', MessageRules],
  ];
  return Object.fromEntries(files.map(([name, schema]) => [`${name}.schema.json`, toSchema(name, schema)]));
}

function toSchema(name: string, schema: z.ZodType): object {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      for (const [key, property] of Object.entries(jsonSchema.properties ?? {}))
        if (TEXT_KEYS.has(key) && typeof property === 'object') allowUnquoted(property);
    },
  });
  return { ...json, title: `Kaidu plan: ${name}` };
}

type Property = z.core.JSONSchema.BaseSchema;

/** A text with a form of its own, such as a duration, cannot look like a number. */
function allowUnquoted(property: Property): void {
  if (property.type === 'string' && property.pattern === undefined)
    property.type = ['string', 'number'] as never;
  if (property.type === 'array' && typeof property.items === 'object')
    allowUnquoted(property.items as Property);
}
