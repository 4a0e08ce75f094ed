import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Engine } from '#engine';
import { AppModule } from './app.module.ts';
import { describe } from './document.ts';

/** The interface description without an engine behind it: nothing is started and no record is opened. */
export async function describeInterface(): Promise<OpenAPIObject> {
  const module = AppModule.over({} as Engine);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return describe(app);
}
