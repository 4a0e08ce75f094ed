import { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { YamlFile } from './yaml-file.ts';

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

type Raw = Parameters<typeof zh>[0];

const sentence = (said: ReturnType<typeof zh>): string =>
  (typeof said === 'string' ? said : said?.message) ?? '?';

/** Zod's issues as findings in both languages, each at its own line. */
export function schemaFindings(source: YamlFile, error: z.ZodError): Finding[] {
  return error.issues
    .flatMap((issue) => spread(issue))
    .map((issue) => {
      const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
      const where = path.join('.') || source.file;
      // An unknown key is shown where it stands, not where its parent begins.
      const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]!] : path;
      return {
        severity: 'error',
        code: 'schema',
        message: {
          zh: `${where}：${sentence(zh(issue as Raw))}`,
          en: `${where}: ${sentence(en(issue as Raw))}`,
        },
        file: source.file,
        ...source.locate(at),
      };
    });
}

/** A union says only "invalid input": report instead the branch that came nearest. */
function spread(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = [...issue.errors].sort((a, b) => misfit(a) - misfit(b))[0]!;
  return nearest.flatMap((inner) => spread({ ...inner, path: [...issue.path, ...inner.path] }));
}

// A branch whose own keys are all there but one is nearer than one that misses its main key.
const misfit = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.path.length === 0 ? 10 : issue.code === 'invalid_type' ? 3 : 1),
    0,
  );
