import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  checkPlan,
  PlanCache,
  PlanLibrary,
  parsePlanTexts,
  planNamed,
  planOn,
  readPlanFolder,
} from '#plan/loader';
import { FIXTURES, HILLSIDE, NORTHBANK } from './plans.ts';

const library = new PlanLibrary(FIXTURES);
const folder = join(FIXTURES, NORTHBANK, '2019-05-01');
const scratch = mkdtempSync(join(tmpdir(), 'kaidu-plans-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the northbank plan, with one replacement. */
function copy(name: string, file: string, from: string, to: string): string {
  const target = join(scratch, name);
  cpSync(folder, target, { recursive: true });
  writeFileSync(join(target, file), readFileSync(join(target, file), 'utf8').replace(from, to));
  return target;
}

describe('a library of plans', () => {
  it('lists plans and versions', () => {
    expect(library.ids()).toEqual([HILLSIDE, NORTHBANK]);
    expect(library.versions(NORTHBANK).map((version) => version.effectiveFrom)).toEqual(['2019-05-01']);
    expect(library.versions('../plan/fixtures')).toEqual([]);
  });

  it('gives the version in force on a day, from its first to before its end', async () => {
    expect((await library.at(NORTHBANK, '2019-05-01')).effectiveFrom).toBe('2019-05-01');
    expect((await library.at(NORTHBANK, '2023-12-31')).effectiveFrom).toBe('2019-05-01');
    await expect(library.at(NORTHBANK, '2019-04-30')).rejects.toThrow('plan.not-in-force');
    await expect(library.at(NORTHBANK, '2024-01-01')).rejects.toThrow('plan.not-in-force');
    await expect(library.at('northbank/fire', '2020-01-01')).rejects.toThrow('plan.unknown');
    await expect(library.version(NORTHBANK, '2020-01-01')).rejects.toThrow('plan.unknown');
  });

  it('finds a plan by id, by version and by path', async () => {
    const plan = await library.latest(NORTHBANK);
    expect(await library.fromPath(folder)).toEqual(plan);
    expect(await library.fromPath(join(FIXTURES, NORTHBANK), '2020-01-01')).toEqual(plan);
    expect(await planOn(library, folder, '2020-01-01')).toEqual(plan);
    expect(await planNamed(library, `${NORTHBANK}@2019-05-01`, '2030-01-01')).toEqual(plan);
    await expect(planOn(library, folder, '2019-01-01')).rejects.toThrow('plan.not-in-force');
    await expect(library.fromPath(FIXTURES)).rejects.toThrow('plan.unknown');
  });

  it('never hands out a plan with an error, and says where the error is', async () => {
    const broken = copy('broken', 'levels/2-amber.yaml', 'atMost: 29', 'atMost: 28');
    const refusal = library.fromPath(broken);
    await expect(refusal).rejects.toMatchObject({ code: 'plan.unsound' });
    await refusal.catch(({ extras }) =>
      expect(extras.faults[0].at).toMatch(/^levels\/2-amber\.yaml:\d+:\d+$/),
    );
  });

  it('refuses a version whose folder is named for another day', async () => {
    const moved = join(scratch, '2020-02-02');
    renameSync(copy('moved', 'plan.yaml', 'NB-2019-7', 'NB-2019-8'), moved);
    expect((await checkPlan(moved)).findings).toMatchObject([{ severity: 'error', code: 'folder-date' }]);
  });
});

describe('the hash of a plan', () => {
  const hashWith = async (file: string, edit: (text: string) => string) => {
    const texts = new Map(readPlanFolder(folder));
    texts.set(file, edit(texts.get(file)!));
    return (await parsePlanTexts(texts)).plan!.hash;
  };

  it('moves with the content, not with comments, quotes or the order of keys', async () => {
    const hash = await hashWith('plan.yaml', (text) => text);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashWith('plan.yaml', (text) => `# a note\n${text.replace("'990000'", '"990000"')}`)).toBe(
      hash,
    );
    expect(
      await hashWith('hazards.yaml', (text) =>
        text.replace(/\{ (key: flood), (.*), (cite: '1.2') \}/, '{ $3, $2, $1 }'),
      ),
    ).toBe(hash);
    expect(await hashWith('plan.yaml', (text) => text.replace('NB-2019-7', 'NB-2019-8'))).not.toBe(hash);
  });
});

describe('texts that look like numbers', () => {
  it('stay texts: the clause 5.10 is not 5.1', async () => {
    const texts = new Map(readPlanFolder(folder));
    texts.set('levels/4-blue.yaml', texts.get('levels/4-blue.yaml')!.replace("cite: '4.4'", 'cite: 5.10'));
    expect((await parsePlanTexts(texts)).plan!.levels.at(-1)!.cite).toBe('5.10');
  });
});

describe('the cache of checked plans', () => {
  it('gives what checking gave, until a file changes', async () => {
    const cache = new PlanCache(join(scratch, 'cache'));
    const texts = readPlanFolder(folder);
    expect(cache.get(texts)).toBeNull();
    const first = await checkPlan(folder, cache);
    expect(cache.get(texts)).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await checkPlan(folder, cache)).toEqual(JSON.parse(JSON.stringify(first)));
    expect(cache.get(new Map(texts).set('plan.yaml', `${texts.get('plan.yaml')} `))).toBeNull();
  });

  it('is only slower where it cannot write', async () => {
    const { plan } = await checkPlan(folder, new PlanCache('/dev/null/cache'));
    expect(plan!.id).toBe(NORTHBANK);
  });
});
