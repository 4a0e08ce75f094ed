import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './progress.mjs';

// Jest waits for ever for a handle that a test left open; by then its results are written.
const LINGER_MS = 30_000;

/** Runs one of the Jest projects; answers with what passed and failed, counting a crash as a failure. */
export async function runJest(root, project, extra) {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-jest-'));
  const results = join(folder, 'results.json');
  try {
    const code = await jest(root, results, [
      ...['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${results}`],
      ...extra,
    ]);
    return count(results, code, project);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jest(root, results, args) {
  return new Promise((resolve) => {
    const flags = ['--experimental-vm-modules', '--no-warnings'];
    // Jest's own JSON goes to its standard output as well; what a person reads is on stderr.
    const child = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], {
      cwd: root,
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    let written = 0;
    const watch = setInterval(() => {
      if (written === 0 && existsSync(results)) written = Date.now();
      if (written === 0 || Date.now() - written < LINGER_MS) return;
      say('Jest has its results but does not end: a test left something open. Ended by force.');
      child.kill('SIGKILL');
    }, 1000);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? signal);
    });
  });
}

function count(results, code, project) {
  let passed = 0;
  let failed = 0;
  if (existsSync(results)) {
    const summary = JSON.parse(readFileSync(results, 'utf8'));
    passed = summary.numPassedTests;
    failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
  }
  if (code !== 0 && failed === 0) {
    say(`${project}: Jest ended with ${code} and names no failed test; that counts as one.`);
    failed = 1;
  }
  return { passed, failed };
}
