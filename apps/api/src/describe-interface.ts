import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Engine } from '#engine';
import { AppModule } from './app.module.ts';
import { describe } from './document.ts';
import { answerFrom } from './http/answer-from.ts';
import { loadSwagger } from './http/described.ts';

/** The interface description without an engine behind it: nothing is started and no record is opened. */
export const describeInterface = async (): Promise<OpenAPIObject> => describe(await previewed());

/** The interface as OpenAPI 3.1 at /openapi.json and /openapi.yaml, and as a page at /docs. */
export function offerDescription(server: FastifyInstance): void {
  const show = answerFrom(openDescription);
  for (const url of ['/openapi.json', '/openapi.yaml', '/docs', '/docs/*']) server.get(url, show);
}

async function openDescription(): Promise<FastifyInstance> {
  const { SwaggerModule } = await loadSwagger();
  const app = await previewed();
  SwaggerModule.setup('docs', app, await describe(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: '开都 Kaidu · API',
  });
  return app.getHttpAdapter().getInstance();
}

function previewed(): Promise<NestFastifyApplication> {
  const module = AppModule.over({} as Engine);
  return NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
}
