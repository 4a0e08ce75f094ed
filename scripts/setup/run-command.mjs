import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './progress.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and keeps its output: it is shown only when it fails.
 * The program gets a process group of its own, so that a signal to us ends its children too.
 */
export function runCommand(program, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const endGroup = () => {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // Already gone.
      }
    };
    let interruption = null;
    const interrupted = (signal) => {
      // The first signal lets callers tidy up after the program has ended; a second one ends us at once.
      if (interruption) process.exit(128 + constants.signals[signal]);
      interruption = signal;
      endGroup();
    };
    for (const signal of SIGNALS) process.on(signal, interrupted);
    const timer = timeoutMs ? setTimeout(endGroup, timeoutMs) : undefined;
    const settle = (act) => {
      clearTimeout(timer);
      for (const signal of SIGNALS) process.off(signal, interrupted);
      act();
    };
    child.on('error', (error) =>
      settle(() => reject(new SetupError(`cannot run ${program}: ${error.message}`))),
    );
    child.on('close', (code, signal) =>
      settle(() => {
        if (interruption) reject(new SetupError('interrupted', 128 + constants.signals[interruption]));
        else resolve({ ok: code === 0, code: code ?? signal, output });
      }),
    );
  });
}

/** The end of a program's output, for a message. */
export const tail = (output, lines = 25) => output.trimEnd().split('\n').slice(-lines).join('\n');
