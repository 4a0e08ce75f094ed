import { createHash } from 'node:crypto';
import type { Finding, PlanSource } from '../finding.ts';
import { Level } from '../model/level.ts';
import { OPTIONAL_FILES, type Plan, PlanHeader, planFiles } from '../model/plan.ts';
import { canonicalJson } from './canonical-json.ts';
import type { LoadedPlan, PlanTexts } from './loaded-plan.ts';
import { schemaFindings } from './schema-findings.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

type CatalogueName = Exclude<keyof typeof planFiles, 'plan.yaml'>;
const CATALOGUES = Object.keys(planFiles).filter((name) => name !== 'plan.yaml') as CatalogueName[];

/** Reads a plan from its files' texts. Never throws for what they hold; every fault names file and line. */
export function parsePlan(texts: PlanTexts): LoadedPlan {
  const findings: Finding[] = [];
  const known = new Set<string>(Object.keys(planFiles));
  for (const name of texts.keys())
    if (!known.has(name) && !name.startsWith('levels/')) findings.push(stray(name));
  for (const name of known) if (!texts.has(name) && !(name in OPTIONAL_FILES)) findings.push(missing(name));
  const files = new Map<string, YamlFile>(
    [...texts].map(([name, text]) => [name, parseYamlFile(name, text)]),
  );
  const levelFiles = [...files.values()].filter((file) => file.file.startsWith('levels/'));
  if (levelFiles.length === 0) findings.push(missing('levels/*.yaml'));

  const check = <T>(name: string, schema: { safeParse(data: unknown): SafeParsed<T> }): T | null => {
    const source = files.get(name);
    if (!source) return null;
    findings.push(...source.faults);
    if (source.faults.length) return null;
    const parsed = schema.safeParse(source.data);
    if (parsed.success) return parsed.data;
    findings.push(...schemaFindings(source, parsed.error));
    return null;
  };

  const header = check<PlanHeader>('plan.yaml', PlanHeader);
  const catalogues = CATALOGUES.map((name) =>
    texts.has(name) ? check<object>(name, planFiles[name]) : OPTIONAL_FILES[name],
  );
  const levels = levelFiles.map(({ file }) => ({ file, level: check<Level>(file, Level) }));
  if (findings.some((finding) => finding.severity === 'error')) return { plan: null, source: null, findings };

  levels.sort((a, b) => a.level!.rank - b.level!.rank);
  const plan = {
    ...header!,
    ...Object.assign({}, ...catalogues),
    levels: levels.map(({ level }) => withInheritedCites(level!)),
    hash: contentHash(files),
  } as Plan;
  const source: PlanSource = {
    levelFiles: levels.map(({ file }) => file),
    locate: ([file, ...path]) => files.get(file)!.locate(path),
  };
  return { plan, source, findings };
}

type SafeParsed<T> =
  | { success: true; data: T }
  | { success: false; error: Parameters<typeof schemaFindings>[1] };

/** A branch without a clause of its own stands under its criterion's. */
function withInheritedCites(level: Level): Level {
  for (const criterion of level.criteria)
    for (const branch of criterion.anyOf)
      if (!branch.cite && !branch.source)
        Object.assign(branch, { cite: criterion.cite, source: criterion.source });
  return level;
}

/**
 * SHA-256 over the content as written, before defaults are filled in: comments, order of keys and later
 * additions to the schema leave it alone, every change of content moves it. The list of clauses is not content: it
 * decides nothing, and says what the engine has come to carry out.
 */
function contentHash(files: ReadonlyMap<string, YamlFile>): string {
  const content = Object.fromEntries(
    [...files].filter(([name]) => name !== 'clauses.yaml').map(([name, { data }]) => [name, data]),
  );
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

const missing = (file: string): Finding => ({
  severity: 'error',
  code: 'file-missing',
  message: { zh: `缺少文件 ${file}`, en: `The file ${file} is missing` },
  file,
  line: 1,
  column: 1,
});

const stray = (file: string): Finding => ({
  severity: 'warning',
  code: 'file-unknown',
  message: { zh: '预案不认识这个文件，未读取', en: 'No part of a plan has this name; it is not read' },
  file,
  line: 1,
  column: 1,
});
