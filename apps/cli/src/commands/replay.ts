import { Command } from 'commander';

/** `kaidu replay SCENARIO.yaml`: a scenario through the real engine on a virtual clock. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('run a scenario; exit status 0 only if all its expectations hold / 推演情景')
    .argument('<scenario>', 'a YAML file such as those in workflows/scenarios')
    .option('--json', 'as JSON')
    .action(async (file: string, { json }: { json?: true }) => {
      const { printOutcome, replay } = await import('#replay');
      const outcome = await replay(file);
      if (json) console.log(JSON.stringify(outcome, null, 2));
      else printOutcome(outcome);
      if (!outcome.passed) process.exitCode = 1;
    });
}
