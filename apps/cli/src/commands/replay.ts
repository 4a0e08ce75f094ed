import { Command } from 'commander';

interface Options {
  json?: true;
  schema?: true;
}

/** `kaidu replay SCENARIO.yaml`: a scenario through the real engine on a virtual clock. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('run a scenario; exit status 0 only if all its expectations hold / 推演情景')
    .argument('[scenario]', 'a YAML file such as those in workflows/scenarios')
    .option('--json', 'as JSON')
    .option('--schema', 'print the JSON Schema of scenario files instead')
    .action(async (file: string | undefined, { json, schema }: Options, command: Command) => {
      if (!file && !schema) command.error("error: missing required argument 'scenario'");
      const { describeOutcome, replay, scenarioJsonSchema } = await import('#replay');
      if (schema) return console.log(JSON.stringify(scenarioJsonSchema(), null, 2));
      const outcome = await replay(file!);
      console.log(json ? JSON.stringify(outcome, null, 2) : describeOutcome(outcome).join('\n'));
      if (!outcome.passed) process.exitCode = 1;
    });
}
