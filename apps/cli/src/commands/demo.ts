import { Command } from 'commander';

/** `kaidu demo`: a real disaster through a real engine, with agencies that answer. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('a real disaster through a running engine; exit status 0 only if all went well / 演示')
    .action(async () => {
      const { runDemo } = await import('../demo/run-demo.ts');
      process.exitCode = await runDemo();
    });
}
