import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { extractText, getDocumentProxy } from 'unpdf';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { unzip } from '../support/unzip.ts';
import { proposeFlood } from './flood.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-documents-'));
let product: ProductProcess;
let office: HttpClient;
let approver: HttpClient;
let incidentId: string;
let approvalId: string;
let path: string;

beforeAll(async () => {
  const env = { DATABASE_URL: `sqlite:${join(scratch, 'record.db')}`, REDIS_URL: undefined };
  product = await startProduct({ env });
  office = await HttpClient.logIn(product.url, 'office');
  approver = await HttpClient.logIn(product.url, 'deputy-office-director');
  const flood = await proposeFlood(product.url);
  ({ incidentId, approvalId } = flood);
  path = `/incidents/${incidentId}/documents`;
}, 60_000);
afterAll(async () => {
  await product?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const bytesOf = async (client: HttpClient, file: string): Promise<Buffer> => {
  const answer = await fetch(client.url + file, { headers: client.credentials });
  expect([file, answer.status]).toEqual([file, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const pagesOf = async (pdf: Buffer): Promise<string[]> => {
  const read = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return read.text.map((page) => page.replace(/\s+/g, ''));
};
const wordsOf = (docx: Buffer, part: string): string => {
  const xml = unzip(docx).get(part) ?? '';
  expect([part, XMLValidator.validate(xml)]).toEqual([part, true]);
  const collect = (node: unknown): string =>
    Array.isArray(node)
      ? node.map(collect).join('')
      : Object.entries((node ?? {}) as Record<string, unknown>)
          .map(([name, value]) => (name === '#text' ? String(value) : name === ':@' ? '' : collect(value)))
          .join('');
  return collect(new XMLParser({ preserveOrder: true, parseTagValue: false }).parse(xml));
};
const draft = async (kind: string, subject: string) => {
  const asked = await office.get(`${path}/draft?kind=${kind}&subject=${encodeURIComponent(subject)}`);
  expect([kind, asked.status]).toEqual([kind, 200]);
  return asked.body;
};
const issue = async (client: HttpClient, kind: string, subject: string) => {
  const { hash: seen, at } = await draft(kind, subject);
  return client.post(path, { kind, subject, seen, at });
};

test('a proposal goes out as it was seen, with the next number, its signer and its addressee (5.4.2)', async () => {
  const { body: list } = await office.get(path);
  expect(list.issued).toEqual([]);
  expect(list.offered.map(({ kind }: any) => kind).sort()).toEqual([
    ...['approval-sheet', 'bulletin', 'duty-report', 'proposal'],
  ]);
  const seen = await draft('proposal', approvalId);
  const year = seen.at.slice(0, 4);
  expect(seen).toMatchObject({
    nextNumber: `巴减灾办请〔${year}〕1号`,
    urgency: '加急',
    to: ['办公室副主任（分管局领导）'],
    mayIssue: true,
  });
  const page = await office.get(`${path}/draft/file?kind=proposal&subject=${approvalId}`);
  expect(page.type).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('草稿');
  expect(page.body).not.toContain(seen.nextNumber);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");

  const body = { kind: 'proposal', subject: approvalId, seen: seen.hash, at: seen.at };
  const reporter = await HttpClient.logIn(product.url, 'county-hejing');
  expect((await reporter.post(path, body)).body.code).toBe('decision.not-authorised');
  expect((await office.post(path, { ...body, seen: 'a'.repeat(64) })).body.code).toBe('official.changed');
  const old = { ...body, at: '2020-01-01T00:00:00+08:00' };
  expect((await office.post(path, old)).body).toMatchObject({ code: 'official.changed', status: 409 });
  const issued = await office.post(path, body);
  expect([issued.status, issued.body.number]).toEqual([201, seen.nextNumber]);
  const again = await office.post(path, body);
  expect([again.status, again.body.code]).toEqual([409, 'official.issued']);
  expect(again.body.title).toContain(seen.nextNumber);

  const pdf = await bytesOf(office, `/documents/${issued.body.id}/file?format=pdf`);
  expect(await bytesOf(office, `/documents/${issued.body.id}/file?format=pdf`)).toEqual(pdf);
  const pages = await pagesOf(pdf);
  const text = pages.join('');
  for (const words of [
    '巴州防灾减灾救灾委员会办公室文件',
    seen.nextNumber,
    '签发人：',
    '妥否，请批示。',
    '待核实',
    '—1—',
  ])
    expect(text).toContain(words.replace(/\s/g, ''));
  expect(text).not.toMatch(/草稿|演练/);

  const docx = await bytesOf(office, `/documents/${issued.body.id}/file?format=docx`);
  const words = wordsOf(docx, 'word/document.xml');
  for (const part of [seen.nextNumber, seen.title.slice(0, 8), '签发人：', '妥否，请批示。', '待核实'])
    expect(words).toContain(part);
  expect(unzip(docx).get('word/document.xml')).toContain('方正小标宋简体');
  const journal = await office.get(`/incidents/${incidentId}/timeline?limit=500`);
  const facts = (journal.body.items ?? []).filter(({ fact }: any) => fact === 'document.issued');
  expect(facts).toMatchObject([{ cite: '5.4.2', data: { number: seen.nextNumber, hash: issued.body.hash } }]);
});

test('a notice has the tasks of the chain of command, and a body outside it gets a letter (5.6)', async () => {
  expect((await approver.post(`/approvals/${approvalId}/approve`, {})).status).toBe(201);
  const { body: list } = await office.get(path);
  const kinds = new Set(list.offered.map(({ kind }: any) => kind));
  expect([kinds.has('start'), kinds.has('letter')]).toEqual([true, true]);
  expect((await issue(office, 'start', approvalId)).body.code).toBe('decision.not-authorised');
  const notice = await issue(approver, 'start', approvalId);
  expect(notice.body.number).toMatch(/^巴减灾办发〔\d{4}〕1号$/);
  const text = (await pagesOf(await bytesOf(office, `/documents/${notice.body.id}/file`))).join('');
  expect(text).toContain('任务分工');
  expect(text).toContain('州应急管理局');
  expect(text).not.toContain('军分区');

  const letter = list.offered.find(
    ({ kind, subject }: any) => kind === 'letter' && subject.endsWith(':railway'),
  );
  const sent = await issue(approver, 'letter', letter.subject);
  expect(sent.body.number).toMatch(/^巴减灾办函〔\d{4}〕1号$/);
  const pages = await pagesOf(await bytesOf(office, `/documents/${sent.body.id}/file`));
  expect(pages[0]).toContain('铁路部门：');
  // A letter's first page bears no number.
  expect(pages[0]).not.toContain('—1—');

  // Whom a document names may read it; to others it is not there.
  const county = await HttpClient.logIn(product.url, 'county-hejing');
  expect((await county.get(`/documents/${notice.body.id}/file?format=html`)).status).toBe(200);
  const hidden = await county.get(`/documents/${sent.body.id}/file`);
  expect([hidden.status, hidden.body.code]).toEqual([404, 'resource.not-found']);
  expect((await county.get(path)).body).toMatchObject({ offered: [], issued: [{ id: notice.body.id }] });
  expect((await county.get(`${path}/draft?kind=bulletin&subject=${incidentId}`)).status).toBe(403);
});

test('bulletins are numbered one after another; one document takes the place of another with its reason', async () => {
  const first = await issue(office, 'bulletin', incidentId);
  const second = await issue(office, 'bulletin', incidentId);
  expect([first.body.number, second.body.number]).toEqual(['第1期', '第2期']);
  const { hash: seen, at } = await draft('approval-sheet', approvalId);
  const sheet = { kind: 'approval-sheet', subject: approvalId, seen, at };
  const one = await office.post(path, sheet);
  const unknown = await office.post(path, { ...sheet, replaces: { id: 'nothing', reason: '印错' } });
  expect(unknown.body.code).toBe('official.replaces-unknown');
  const next = await office.post(path, { ...sheet, replaces: { id: one.body.id, reason: '印错' } });
  expect(next.body.number).toMatch(/2号$/);
  const text = (await pagesOf(await bytesOf(office, `/documents/${next.body.id}/file`))).join('');
  expect(text).toContain(`${one.body.number}作废`);
});

test('an exercise says so on every page, in its number and in the Word file, and takes no real number (8.3.4)', async () => {
  const flood = await proposeFlood(product.url, { exercise: true });
  path = `/incidents/${flood.incidentId}/documents`;
  const issued = await issue(office, 'proposal', flood.approvalId);
  expect(issued.body.number).toMatch(/^演练巴减灾办请〔\d{4}〕1号$/);
  const pages = await pagesOf(await bytesOf(office, `/documents/${issued.body.id}/file`));
  for (const page of pages) expect(page).toContain('演练');
  const parts = unzip(await bytesOf(office, `/documents/${issued.body.id}/file?format=docx`));
  const headers = [...parts.keys()].filter((name) => /^word\/header\d+\.xml$/.test(name));
  expect(headers.length).toBeGreaterThanOrEqual(2);
  for (const name of headers) expect(parts.get(name)).toContain('演练');
});

test('what cannot be written is refused in words', async () => {
  expect((await office.get(`${path}/draft?kind=minutes&subject=none`)).body).toMatchObject({
    ...{ status: 404, code: 'official.subject-unknown' },
  });
  expect((await office.get(`${path}/draft?kind=poem&subject=none`)).status).toBe(422);
  expect((await office.post(path, { kind: 'bulletin' })).status).toBe(422);
});
