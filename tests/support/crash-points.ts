import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';
import { ROOT } from './root.ts';

// A CommonJS package of nine megabytes, which Jest's own loader would parse again for every file of tests.
const typescript = createRequire(import.meta.url)('typescript') as typeof ts;

/** A crash point, and where the code has it. */
export interface CrashPointPlace {
  point: string;
  file: string;
}

/** An await, by the words behind it, with no crash point before the next one. */
export interface BareAwait {
  file: string;
  awaits: string;
}

const sourcesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();

function parse(file: string): ts.SourceFile {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
}

function pointOf(node: ts.Node): string | null {
  if (!typescript.isCallExpression(node) || node.expression.getText() !== 'crashPoint') return null;
  const [name] = node.arguments;
  if (!name || !typescript.isStringLiteral(name))
    throw new Error(`${node.getSourceFile().fileName}: a crash point is named by a plain string`);
  return name.text;
}

/** Every crash point in these folders. */
export function crashPointsIn(folders: readonly string[]): CrashPointPlace[] {
  const found: CrashPointPlace[] = [];
  for (const file of folders.flatMap(sourcesUnder)) {
    const visit = (node: ts.Node): void => {
      const point = pointOf(node);
      if (point !== null) found.push({ point, file });
      typescript.forEachChild(node, visit);
    };
    visit(parse(file));
  }
  return found;
}

/** Awaits of a function in the order in which they are written, each followed or not by a crash point. */
function bareAwaitsOf(body: ts.Node, file: string): BareAwait[] {
  const bare: BareAwait[] = [];
  let open: BareAwait | null = null;
  const close = () => {
    if (open) bare.push(open);
    open = null;
  };
  const visit = (node: ts.Node): void => {
    // A function within is looked at by itself.
    if (node !== body && typescript.isFunctionLike(node)) return;
    if (pointOf(node) !== null) open = null;
    typescript.forEachChild(node, visit);
    if (!typescript.isAwaitExpression(node)) return;
    close();
    open = { file, awaits: node.expression.getText().replace(/\s+/g, ' ') };
  };
  visit(body);
  close();
  return bare;
}

/** Whether it runs inside a command: nothing of it is in the record before the group is written. */
const runsInCommand = (node: ts.Node): boolean =>
  typescript.isFunctionLike(node) &&
  (node.parameters.some(({ name }) => name.getText() === 'session') ||
    (node.parent !== undefined && enclosing(node.parent, runsInCommand)));

function enclosing(node: ts.Node, matches: (node: ts.Node) => boolean): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (matches(at)) return true;
  return false;
}

/** Every await in these folders that no crash point follows, except those inside commands. */
export function bareAwaitsIn(folders: readonly string[]): BareAwait[] {
  const bare: BareAwait[] = [];
  for (const file of folders.flatMap(sourcesUnder)) {
    const visit = (node: ts.Node): void => {
      if (typescript.isFunctionLike(node)) {
        if (runsInCommand(node)) return;
        bare.push(...bareAwaitsOf(node, file));
      }
      typescript.forEachChild(node, visit);
    };
    visit(parse(file));
  }
  return bare;
}
