import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { loadSwagger } from './http/described.ts';

const PROBLEM = {
  description: 'Refused: RFC 9457 problem details with a stable code, in Chinese and English',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'detailEn'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: never renamed, never reused' },
    detail: { type: 'string', description: 'Chinese' },
    detailEn: { type: 'string', description: 'English' },
    cite: { type: 'string', description: 'The clause, where a rule of the plan refused' },
    faults: { type: 'array', items: { type: 'object' }, description: 'Each fault: at, zh, en' },
  },
} as const;

/** The interface as OpenAPI 3.1. */
export async function describe(app: NestFastifyApplication): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await loadSwagger();
  const config = new DocumentBuilder()
    .setTitle('Kaidu 开都')
    .setDescription(
      'Emergency disaster-relief response workflow engine. Commands carry an Idempotency-Key; If-Match holds the version that was seen.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('kaidu_session')
    .addBearerAuth()
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = { ...document.components?.schemas, Problem: problemSchema };
  document.components = { ...document.components, schemas: schemas as never };
  for (const path of Object.values(document.paths))
    for (const [method, operation] of Object.entries(path as Record<string, Operation>)) {
      operation.responses['default'] = PROBLEM;
      if (method === 'post') operation.parameters = [...(operation.parameters ?? []), ...COMMAND_HEADERS];
    }
  return document;
}

interface Operation {
  responses: Record<string, unknown>;
  parameters?: unknown[];
}

const COMMAND_HEADERS = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
    description: 'Needed on commands: the same key and body get the same answer, another body is refused',
  },
  {
    name: 'Entered-At',
    in: 'header',
    required: false,
    schema: { type: 'string', format: 'date-time' },
    description:
      'When a person entered it, where it waited for the network: at most seven days ago; every fact that follows keeps it',
  },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'The ETag seen; refused with command.stale and what changed if it is no longer current',
  },
];
