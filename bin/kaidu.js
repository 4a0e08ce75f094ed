#!/usr/bin/env -S node --max-semi-space-size=8 --v8-pool-size=1
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/apps/cli/src/main.js', import.meta.url);

if (existsSync(fileURLToPath(program))) {
  await import(program.href);
} else {
  console.error('kaidu: not built yet. Run: node scripts/setup.mjs');
  console.error('kaidu：尚未构建。请运行：node scripts/setup.mjs');
  process.exitCode = 1;
}
