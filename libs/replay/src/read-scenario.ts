import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Scenario, ScenarioFile } from './scenario.ts';

/** A scenario file that cannot be used; each fault names file, line and column. */
export class ScenarioError extends Error {
  readonly zh = '情景文件有误：';
  readonly en = 'The scenario file cannot be used:';

  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
    this.name = 'ScenarioError';
  }
}

export function readScenario(file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text(file), { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length)
    throw new ScenarioError(document.errors.map(({ pos, message }) => `${place(pos[0])} ${message}`));
  const parsed = Scenario.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const offsetOf = ({ path }: z.core.$ZodIssue): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range) return node.range[0];
    }
    return 0;
  };
  throw new ScenarioError(
    parsed.error.issues.map((issue) => `${place(offsetOf(issue))} ${issue.path.join('.')}: ${issue.message}`),
  );
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ScenarioError([(error as Error).message]);
  }
}

/** JSON Schema of a scenario file, so that an editor completes and checks it. */
export function scenarioJsonSchema(): object {
  return {
    ...z.toJSONSchema(ScenarioFile, { io: 'input', target: 'draft-2020-12' }),
    title: 'Kaidu scenario',
  };
}
