import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The YAML files of a plan folder with their texts, by path relative to the folder; empty if there is no folder. */
export function readPlanFolder(folder: string): Map<string, string> {
  const names = [...yamlIn(folder), ...yamlIn(join(folder, 'levels')).map((name) => `levels/${name}`)];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function yamlIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch {
    return [];
  }
}
