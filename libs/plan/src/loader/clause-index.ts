import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauseReferences } from '../trace/clause-references.ts';
import type { ClauseIndex } from '../trace/trace-plan.ts';
import { inRepository } from './in-repository.ts';

const SOURCES = ['libs', 'apps', 'workflows/machines', 'tests'];
const isTest = (path: string) => /^tests\/|\.spec\.ts$|\/testing\//.test(path);

/** Where the build leaves the index for a product that is shipped without its sources. */
const indexFile = (): string => inRepository('dist/clause-index.json');

/** The files that name clauses: from the sources where they are, else as the build found them; null without both. */
export function readClauseIndex(): ClauseIndex | null {
  if (existsSync(inRepository('tests')) && existsSync(inRepository('libs'))) return indexSources();
  return existsSync(indexFile()) ? (JSON.parse(readFileSync(indexFile(), 'utf8')) as ClauseIndex) : null;
}

/** Part of the build. */
export const writeClauseIndex = (): void => writeFileSync(indexFile(), JSON.stringify(indexSources()));

function indexSources(): ClauseIndex {
  const code: Record<string, string[]> = {};
  const tests: Record<string, string[]> = {};
  for (const path of SOURCES.flatMap(sourcesIn)) {
    const found = clauseReferences(readFileSync(inRepository(path), 'utf8'));
    if (found.length) (isTest(path) ? tests : code)[path] = found;
  }
  return { code, tests };
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
