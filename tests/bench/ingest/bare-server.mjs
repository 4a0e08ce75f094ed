// The bare route of the ingest benchmark: Nest on Fastify, one durable TypeORM insert, nothing else.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource, EntitySchema } from 'typeorm';
import { Grouped } from '../grouped.mjs';

const { KIND, URL: url, GROUPED } = process.env;
const GROUP_LIMIT = 200;
const text = { type: 'varchar' };

const Report = new EntitySchema({
  name: 'report',
  columns: {
    id: { ...text, primary: true },
    division: text,
    as_of: text,
    received_at: { type: 'bigint' },
    data: { type: 'text' },
  },
  indices: [{ columns: ['division', 'received_at'] }],
});

const where =
  KIND === 'sqlite'
    ? { type: 'sqlite', database: url.replace('sqlite:', ''), enableWAL: true }
    : { type: 'postgres', extra: { connectionString: url }, poolSize: 10 };
const source = await new DataSource({ ...where, entities: [Report], synchronize: true }).initialize();
if (KIND === 'sqlite') await source.query('PRAGMA synchronous=FULL');

/** A single statement is its own transaction. */
const insert = (rows) =>
  source.createQueryBuilder().insert().into('report').values(rows).updateEntity(false).execute();
const grouped = new Grouped(insert, GROUP_LIMIT);
const store = GROUPED === '1' ? (row) => grouped.add(row) : (row) => insert([row]);

class ReportsController {
  async create(body) {
    const id = randomUUID();
    const { division, asOf } = body;
    await store({ id, division, as_of: asOf, received_at: Date.now(), data: JSON.stringify(body) });
    return { id };
  }
}
// Decorators by hand, for this file is plain JavaScript.
const { prototype } = ReportsController;
Reflect.defineMetadata('design:paramtypes', [Object], prototype, 'create');
Body()(prototype, 'create', 0);
Post()(prototype, 'create', Object.getOwnPropertyDescriptor(prototype, 'create'));
Controller('reports')(ReportsController);
class BareModule {}
Module({ controllers: [ReportsController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');

process.on('message', async (asked) => {
  if (asked === 'count') process.send({ rows: await source.getRepository('report').count() });
  if (asked !== 'stop') return;
  await app.close();
  await source.destroy();
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
process.send({ port: app.getHttpServer().address().port });
