import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addAttachment, checkFile, readBlob } from '#attachments';
import { findBlobFault, findFault, findStateFault } from '#engine';
import { dismissIncident } from '#incident';
import { archiveIncident, closedBefore, dropArchived } from '#safekeeping';
import { giveInstruction } from '#tasking';
import { DATABASES } from '../support/database.ts';
import { openTestEngine, type TestEngine } from '../support/engine.ts';
import { People } from './engine/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaidu-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(DATABASES)('archives on %s', (database) => {
  let engine: TestEngine;
  let people: People;
  beforeAll(async () => {
    engine = await openTestEngine({ database, queue: 'in-process' });
    people = new People(engine);
  });
  afterAll(() => engine.close());

  const file = (text: string) =>
    checkFile(Buffer.from(`%PDF-1.7\n${text}`), 'application/pdf', '报告.pdf', 1e6);
  /** A process with a file and a message. */
  const begun = async (...texts: string[]) => {
    const incidentId = await people.log();
    const { id: aboutId } = await people.report(incidentId, { dead: 1 });
    for (const text of texts)
      await engine.run(addAttachment, { about: 'report', aboutId, file: file(text) }, 'duty-officer');
    const paper = { incidentId, post: 'director', recipient: 'agency:water', text: '请核实堤防' };
    await engine.run(giveInstruction, { ...paper, dueAt: engine.clock.now() + 3600_000 }, 'duty-officer');
    await engine.settle();
    return incidentId;
  };
  const archive = async (id: string) => {
    const archived = await archiveIncident(engine.reader, id, folder, engine.clock);
    return { ...archived, gone: await engine.run(dropArchived, archived, 'administrator') };
  };

  test('hold the whole process; what is bulky leaves the record, and the chain and the rows still verify', async () => {
    const own = `own ${database}`;
    const shared = `shared ${database}`;
    const incidentId = await begun(own, shared);
    const open = await begun(shared);
    await engine.run(dismissIncident, { incidentId, reason: '误报' }, 'office');
    const deliveries = await engine.reader.count('delivery', { incidentId });
    const attachments = await engine.reader.find('attachment', { incidentId });
    expect(deliveries).toBeGreaterThan(0);

    const { file: name, sha256, gone } = await archive(incidentId);
    expect(gone).toEqual({ deliveries, blobs: 1 });
    const text = gunzipSync(readFileSync(join(folder, name))).toString();
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const kept = JSON.parse(text);
    expect(kept.rows.delivery).toHaveLength(deliveries);
    expect(kept.rows.blob).toHaveLength(2);
    expect(kept.facts.map(({ fact }: { fact: string }) => fact)).toContain('incident.dismissed');

    expect(await engine.reader.count('delivery', { incidentId })).toBe(0);
    const outcome = (row: (typeof attachments)[number]) =>
      readBlob(engine.reader, row).then(
        () => 'there',
        ({ code }: { code: string }) => code,
      );
    expect((await Promise.all(attachments.map(outcome))).sort()).toEqual(['attachment.archived', 'there']);
    expect(await findFault(engine.engine.store)).toBeNull();
    expect(await findStateFault(engine.reader)).toBeNull();
    expect(await findBlobFault(engine.reader)).toBeNull();
    const [fact] = await engine.reader.facts({ incidentId, fact: 'incident.archived' });
    expect(fact!.data).toMatchObject({ file: name, sha256, deliveries });
    // The auditor looks at it once more, for something has happened, and knows where its messages are.
    await engine.engine.auditor.round();
    expect(await engine.reader.find('audit_gap', {})).toEqual([]);
    expect(await engine.reader.count('delivery', { incidentId: open })).toBeGreaterThan(0);
  });

  test('take nothing that is open, that still sends, or that is not old enough', async () => {
    const incidentId = await begun('young');
    const files = readdirSync(folder).length;
    const refusal = (code: string) => expect.objectContaining({ code });
    await expect(archive(incidentId)).rejects.toEqual(refusal('archive.not-closed'));
    await expect(archive('nowhere')).rejects.toEqual(refusal('resource.not-found'));
    const made = { incidentId, file: 'x', sha256: 'x', journalSeq: 1 };
    await expect(engine.run(dropArchived, made, 'administrator')).rejects.toEqual(
      refusal('archive.not-closed'),
    );
    expect(readdirSync(folder)).toHaveLength(files);

    await engine.run(dismissIncident, { incidentId, reason: '误报' }, 'office');
    const due = (years: number) => closedBefore(engine.reader, years, engine.clock.now());
    expect(await due(1)).toEqual([]);
    engine.clock.advance(366 * 24 * 3600_000);
    expect(await due(1)).toEqual([incidentId]);
    await archive(incidentId);
    expect(await due(1)).toEqual([]);
  });
});
