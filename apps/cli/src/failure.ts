import { CommanderError } from 'commander';

/** An error that was written for the person at the terminal. */
interface Said {
  zh: string;
  en: string;
  faults?: string[];
  extras?: { faults?: { at: string; zh: string; en: string }[] };
}

const isSaid = (error: unknown): error is Said =>
  typeof (error as Said | null)?.zh === 'string' && typeof (error as Said).en === 'string';

/** Says what went wrong on standard error, and answers the exit status: 2 where the command was misused. */
export function tellFailure(error: unknown): number {
  // Commander has said it already, and ends so after help that was asked for, too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  for (const line of lines(error)) process.stderr.write(`${line}\n`);
  return 1;
}

function lines(error: unknown): string[] {
  if (isSaid(error))
    return [
      error.zh,
      error.en,
      ...(error.faults ?? []),
      ...(error.extras?.faults ?? []).map(({ at, zh, en }) => `  ${at} ${zh} / ${en}`),
    ];
  // A setting or an address that makes no sense: its message names it, and no stack trace helps.
  if (error instanceof RangeError) return [error.message];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
