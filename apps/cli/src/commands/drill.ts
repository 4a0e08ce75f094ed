import { Command, InvalidArgumentError, Option } from 'commander';
import type { Engine } from '#engine';

interface Options {
  speed: number;
  play: 'all' | 'events';
  contacts?: string;
  contactsOf?: string;
  listen?: number;
  step?: true;
  json?: true;
  lang: 'zh' | 'en';
}

const above = (least: number, what: string) => (text: string) => {
  const value = Number(text);
  if (!(value > least) || !Number.isFinite(value)) throw new InvalidArgumentError(`${what} above ${least}`);
  return value;
};

/** `kaidu drill SCENARIO.yaml --speed 600`: an exercise (8.3.4) on a clock and a record of its own, with a score. */
export function drillCommand(): Command {
  return new Command('drill')
    .description('run a scenario as an exercise and score it / 按情景演练并评分')
    .argument('<scenario>', 'a YAML file such as those in workflows/scenarios')
    .option('--speed <times>', 'drill seconds for each real second', above(0, 'a number'), 60)
    .addOption(
      new Option('--play <who>', 'all: the scenario plays everybody; events: only what comes from outside')
        .choices(['all', 'events'])
        .default('all'),
    )
    .option('--contacts <file>', 'send to these contacts; each must be marked forExercises')
    .option('--contacts-of <url>', 'send to the contacts of a deployment’s record; each must be marked')
    .option(
      '--listen <port>',
      'serve the drill’s engine on 127.0.0.1, and go on until `stop`',
      above(-1, 'a port'),
    )
    .option('--step', 'begin paused; every event waits for `step`')
    .option('--json', 'the outcome as JSON')
    .addOption(new Option('--lang <lang>', 'language').choices(['zh', 'en']).default('zh'))
    .addHelpText(
      'after',
      '\nWhile it runs, a line each on standard input: pause, resume, step, speed NUMBER, stop.' +
        '\nExit status 0 where it came to its end and every expectation held.',
    )
    .action(async (file: string, options: Options) => {
      const [{ describeDrill, describeEvent, drill, readOrder }, { spokenOrders }] = await Promise.all([
        import('#drill'),
        import('../drill/spoken-orders.ts'),
      ]);
      const { tellFailure } = await import('../failure.ts');
      const say = (line: string) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
      const contacts = await contactsFor(options);
      const orders = spokenOrders(readOrder, tellFailure);
      try {
        const { listen, lang } = options;
        const outcome = await drill(file, {
          speed: options.speed,
          play: options.play,
          contacts,
          env: process.env,
          paused: options.step === true,
          orders: orders.taken,
          tell: (step) => describeEvent(step, lang).forEach(say),
          ...(listen === undefined ? {} : { open: await doors(listen, say) }),
        });
        if (options.json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
        else describeDrill(outcome, lang).forEach(say);
        if (outcome.stopped || !outcome.score || outcome.score.failed > 0) process.exitCode = 1;
      } finally {
        orders.close();
      }
    });
}

async function doors(port: number, say: (line: string) => void) {
  const { openDoors } = await import('../drill/open-doors.ts');
  return (engine: Engine) => openDoors(engine, port, say);
}

async function contactsFor({ contacts, contactsOf }: Options) {
  const { contactsOfDeployment, contactsOfFile } = await import('../drill/drill-contacts.ts');
  return [
    ...(contacts ? await contactsOfFile(contacts) : []),
    ...(contactsOf ? await contactsOfDeployment(contactsOf) : []),
  ];
}
