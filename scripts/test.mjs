// npm test [unit|integration|e2e|faults|browser …] [-- Jest's arguments]: set-up, the tests in that order, and the sum on the last line.
import { ROOT, setUp } from './setup/index.mjs';
import { say } from './setup/progress.mjs';
import { runJest } from './setup/run-jest.mjs';
import { requireBrowser, requireServers } from './setup/servers.mjs';

const PROJECTS = ['unit', 'integration', 'e2e', 'faults', 'browser'];
/** What each project needs of the machine besides Node. */
const NEEDS = {
  integration: requireServers,
  e2e: requireServers,
  faults: requireServers,
  browser: requireBrowser,
};
const args = process.argv.slice(2);
const named = args.findIndex((arg) => !PROJECTS.includes(arg));
const chosen = named === -1 ? args : args.slice(0, named);
const extra = named === -1 ? [] : args.slice(named).filter((arg, index) => index > 0 || arg !== '--');
const projects = PROJECTS.filter((project) => chosen.length === 0 || chosen.includes(project));

const sum = { passed: 0, failed: 0 };
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true));

function add({ passed, failed }) {
  sum.passed += passed;
  sum.failed += failed;
}

/** A part of the set-up; when it fails, its line is shown and it counts as one failure. */
async function succeeds(work) {
  try {
    await work();
    return true;
  } catch (error) {
    say(error.message);
    add({ passed: 0, failed: 1 });
    return false;
  }
}

// Before the packages, so that one installation of system packages serves both.
const met = new Map();
for (const need of new Set(projects.map((project) => NEEDS[project]).filter(Boolean)))
  met.set(need, await succeeds(need));
const built = projects.filter((project) => met.get(NEEDS[project]));

// Unit tests run from the sources; only tests that start the product need it built.
if (await succeeds(() => setUp({ build: false }))) {
  if (projects.includes('unit') && !interrupted) add(await runJest(ROOT, 'unit', extra));
  if (built.length > 0 && !interrupted && (await succeeds(setUp))) {
    for (const project of built) if (!interrupted) add(await runJest(ROOT, project, extra));
  }
}

// The exit code is set, not forced: a pipe must get the last line before we end.
process.exitCode = sum.failed === 0 && sum.passed > 0 && !interrupted ? 0 : 1;
console.log(`${sum.passed} passed, ${sum.failed} failed`);
