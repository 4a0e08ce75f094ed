import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';

const PLAN = 'bayingolin/natural-disaster-relief';
const scratch = mkdtempSync(join(tmpdir(), 'kaidu-plan-care-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const incident = (id: string, dead: number, onset = '2012-05-10') => ({
  id,
  name: id,
  hazard: 'hail/flood',
  onset,
  reports: [{ asOf: onset, scopeZh: '某州', figures: { dead, missing: 0 } }],
});

function fileOf(name: string, lines: (object | string)[]): string {
  const file = join(scratch, name);
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
}

describe('plan backtest', () => {
  test('gives people a table that says what was not in force, and programs everything', async () => {
    const file = fileOf('past.jsonl', [incident('hail', 12), incident('later', 1, '2026-05-10')]);
    const table = await kaidu(['plan', 'backtest', PLAN, '--incidents', file, '--lang', 'en']);
    expect([table.code, table.err]).toEqual([0, '']);
    expect(table.out).toMatch(/^hail +2012-05-10 +no +III \(at least\) +5\.3\.1\(1\)/m);
    expect(table.out).toMatch(/^later +2026-05-10 +yes +none \(at least\)/m);
    expect(table.out).toContain('not in force at 1 of the incidents');
    const { out } = await kaidu(['plan', 'backtest', PLAN, '--incidents', file, '--against', PLAN, '--json']);
    const { plan, against, incidents, errors } = JSON.parse(out);
    expect([plan, errors]).toEqual([against, []]);
    expect(incidents.map((each: any) => [each.level, each.inForce, each.against.change])).toEqual([
      ['III', false, 'same'],
      [null, true, 'same'],
    ]);
  });

  test('names each bad line, does the others, and ends with 1', async () => {
    const file = fileOf('bad.jsonl', ['{', incident('hail', -1), incident('good', 20)]);
    const { code, out, err } = await kaidu(['plan', 'backtest', PLAN, '--incidents', file, '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(/^good .* I +5\.1\.1/m);
    expect(err).toMatch(/^line 1: request\.malformed/m);
    expect(err).toMatch(/^line 2: figure\.invalid/m);
    const gone = await kaidu(['plan', 'backtest', PLAN, '--incidents', join(scratch, 'nowhere')]);
    expect([gone.code, gone.out, gone.err]).toEqual([1, '', expect.stringContaining('nowhere')]);
  });
});

describe('plan trace', () => {
  test('accounts for every clause', async () => {
    const { code, out } = await kaidu(['plan', 'trace', '--json']);
    const [{ plan, clauses }] = JSON.parse(out);
    expect([code, plan.id]).toEqual([0, PLAN]);
    expect(clauses.filter(({ state }: { state: string }) => state === 'missing')).toEqual([]);
  });

  test('shows one clause with data, code and tests, and ends with 1 where there is none', async () => {
    const { code, out } = await kaidu(['plan', 'trace', PLAN, '--clause', '5.7', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('code libs/response/src/response.reactions.ts');
    expect(out).toContain('test tests/plan/section-5.spec.ts');
    const none = await kaidu(['plan', 'trace', PLAN, '--clause', '5.9', '--lang', 'en']);
    expect([none.code, none.out]).toEqual([1, expect.stringContaining('has no clause 5.9')]);
  });
});
