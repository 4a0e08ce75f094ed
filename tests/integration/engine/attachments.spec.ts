import { expect, test } from '@jest/globals';
import { addAttachment, checkFile, readBlob } from '#attachments';
import { findBlobFault } from '#engine';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

const LIMIT = 10 * 1024 * 1024;

onEveryCombination((scene) => {
  let made = 0;
  /** Content of its own, for tests share the record. */
  const pdf = (text = `${++made} ${scene.database} ${scene.queue}`) =>
    checkFile(Buffer.from(`%PDF-1.7\n${text}`), 'application/pdf', '调查报告.pdf', LIMIT);
  const reporter = (division: string) => scene.test.as('county-reporter', { division });

  test('content is kept once however often it is attached, and the fact tells of the file only', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const { id: reportId } = await people.report(incidentId, { dead: 1 });
    const file = pdf();
    const blobs = await engine.reader.count('blob', {});
    const input = { about: 'report' as const, aboutId: reportId, file };
    const { id, hash } = await engine.run(addAttachment, input, reporter(HEJING));
    await engine.run(addAttachment, { ...input, about: 'incident', aboutId: incidentId }, 'office');
    expect(await engine.reader.count('blob', {})).toBe(blobs + 1);
    expect((await readBlob(engine.reader, { hash, incidentId })).toString('base64')).toBe(file.content);
    expect(await engine.row('attachment', id)).toMatchObject({
      ...{ incidentId, about: 'report', aboutId: reportId, hash, onBehalfOf: null },
    });
    const facts = await engine.reader.facts({ incidentId, fact: 'attachment.added' });
    const { content, ...known } = file;
    expect(facts.map(({ data }) => data)).toMatchObject([
      { about: 'report', ...known },
      { about: 'incident' },
    ]);
    expect(JSON.stringify(facts)).not.toContain(content);
  });

  test('the same content twice, a stranger and an unknown subject are refused', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const { id: aboutId } = await people.report(incidentId, { dead: 1 });
    const input = { about: 'report' as const, aboutId, file: pdf() };
    await engine.run(addAttachment, input, 'duty-officer');
    const add =
      (change: object, by = engine.as('duty-officer')) =>
      () =>
        engine.run(addAttachment, { ...input, ...change }, by);
    await refused(engine, 'attachment.already', add({}));
    await refused(engine, 'report.other-division', add({ file: pdf() }, reporter(KORLA)));
    await refused(
      engine,
      'resource.not-found',
      add({ about: 'incident', aboutId: incidentId, file: pdf() }, reporter(KORLA)),
    );
    await refused(engine, 'resource.not-found', add({ aboutId: 'nowhere', file: pdf() }));
  });

  test('a file of ten megabytes goes in and comes out', async () => {
    const { test: engine, people } = scene;
    const aboutId = await people.log();
    const file = checkFile(Buffer.alloc(LIMIT, `${scene.database} `), 'text/plain', 'a.txt', LIMIT);
    const { hash } = await engine.run(addAttachment, { about: 'incident', aboutId, file }, 'office');
    expect((await readBlob(engine.reader, { hash, incidentId: aboutId })).length).toBe(LIMIT);
  });

  test('bytes that were changed or lost are noticed, on reading and on looking over the record', async () => {
    const { test: engine, people } = scene;
    const aboutId = await people.log();
    const { hash } = await engine.run(addAttachment, { about: 'incident', aboutId, file: pdf() }, 'office');
    const blob = await engine.row('blob', hash);
    const write = (set: object) =>
      engine.engine.store.transact((tx) => tx.write({ put: {}, remove: {}, facts: [], head: null, ...set }));
    expect(await findBlobFault(engine.reader)).toBeNull();
    const content = Buffer.from('%PDF-1.7\nforged').toString('base64');
    await write({ put: { blob: [{ ...blob, content }] } });
    expect(await findBlobFault(engine.reader)).toMatchObject({
      kind: 'changed',
      detail: expect.stringContaining(hash),
    });
    await expect(readBlob(engine.reader, { hash, incidentId: aboutId })).rejects.toMatchObject({
      code: 'attachment.damaged',
    });
    await write({ remove: { blob: [hash] } });
    expect((await findBlobFault(engine.reader))?.detail).toMatch(/missing/);
    await expect(readBlob(engine.reader, { hash, incidentId: aboutId })).rejects.toMatchObject({
      code: 'attachment.damaged',
    });
    await write({ put: { blob: [blob] } });
    expect(await findBlobFault(engine.reader)).toBeNull();
  });
});
