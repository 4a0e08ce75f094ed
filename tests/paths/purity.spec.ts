import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')));

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') && !path.endsWith('.spec.ts') ? [path] : [];
  });
}

const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);

const machines = filesBelow('workflows/machines');

test('a machine file imports xstate and nothing else', () => {
  expect(machines.length).toBeGreaterThanOrEqual(4);
  expect(machines.flatMap((file) => importsOf(file).map((name) => `${file}: ${name}`))).toEqual(
    machines.map((file) => `${file}: xstate`),
  );
});

test.each([
  ['kernel', filesBelow('libs/kernel/src'), /^\.{1,2}\//],
  [
    'plan',
    filesBelow('libs/plan/src').filter((file) => !file.includes('/loader/')),
    /^(\.{1,2}\/|#kernel$|zod$)/,
  ],
])('%s imports nothing impure', (lib, files, allowed) => {
  expect(files.length).toBeGreaterThan(3);
  for (const file of files)
    for (const name of importsOf(file)) {
      expect(`${file}: ${name}`).toMatch(new RegExp(`: ${allowed.source.replace(/^\^/, '')}`));
      // A relative import may not lead out of the library, nor into the one folder that reads files.
      if (name.startsWith('.')) {
        const target = relative(root, resolve(root, dirname(file), name));
        expect(`${file} -> ${target}`).toMatch(new RegExp(`-> libs/${lib}/src/`));
        expect(`${file} -> ${target}`).not.toMatch(/\/loader\//);
      }
    }
});

test('no clock and no chance but those handed in', () => {
  const pure = [
    'kernel',
    'plan',
    'runtime',
    'incident',
    'reporting',
    'response',
    'tasking',
    'preparation',
    'linkage',
    'cap',
    'clocks',
    'history',
    'document',
    'upward',
    'review',
  ];
  const files = [...machines, ...pure.flatMap((lib) => filesBelow(`libs/${lib}/src`))];
  const impure = files.filter((file) =>
    /\bDate\.now\b|\bnew Date\s*\(\s*\)|\bnew Date\b(?!\s*\()|\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bperformance\.now\b|\bhrtime\b/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(impure).toEqual([]);
});
