import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  Scalar,
} from 'yaml';
import type { Finding } from '../finding.ts';
import { TEXT_KEYS } from './unquoted.ts';

/** One YAML file, read, with the place of everything in it. */
export interface YamlFile {
  file: string;
  data: unknown;
  faults: Finding[];
  locate(path: readonly (string | number)[]): { line: number; column: number };
  /** Where a line of a text stands; lines of the text are counted from 1. */
  locateIn(path: readonly (string | number)[], line: number): { line: number; column: number };
}

export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    file,
    data: document.errors.length ? null : plain(document.contents, false),
    faults: document.errors.map((error) => ({
      severity: 'error',
      code: 'yaml',
      message: { zh: `YAML 语法错误：${error.message}`, en: `Not valid YAML: ${error.message}` },
      file,
      ...at(error.pos[0]),
    })),
    locate: (path) => at(offsetOf(document.contents, path)),
    locateIn(path, line) {
      const node = document.getIn(path, true);
      if (!isScalar(node) || !node.range) return this.locate(path);
      const begin = at(node.range[0]);
      // A literal block begins on the line after its mark; what is folded has lost its lines.
      if (node.type === Scalar.BLOCK_LITERAL) return { line: begin.line + line, column: 1 };
      return node.type === Scalar.BLOCK_FOLDED ? { line: begin.line + 1, column: 1 } : begin;
    },
  };

  function plain(node: Node | null, text: boolean): unknown {
    if (isMap(node))
      return Object.fromEntries(
        node.items.map(({ key, value }) => {
          const name = String(isScalar(key) ? key.value : key);
          return [name, plain(value as Node | null, TEXT_KEYS.has(name))];
        }),
      );
    if (isSeq(node)) return node.items.map((item) => plain(item as Node | null, text));
    if (isAlias(node)) return plain(node.resolve(document) ?? null, text);
    if (!isScalar(node)) return null;
    return text && typeof node.value === 'number' ? (node.source ?? String(node.value)) : node.value;
  }
}

/** Offset of the deepest existing node on the path; for a map entry, of its key. */
function offsetOf(root: ParsedNode | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && node.items[step as number] !== undefined) {
      node = node.items[step as number];
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
