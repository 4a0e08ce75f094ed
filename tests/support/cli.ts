import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { PRODUCT } from './process.ts';

export interface CliAnswer {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built `kaidu` command to its end. */
export async function kaidu(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<CliAnswer> {
  const child = spawn(process.execPath, [PRODUCT.cli, ...args], { env: { ...process.env, ...env } });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
