import { Command } from 'commander';
import { isProblem } from '#kernel';
import { accountCommand } from './commands/account.ts';
import { auditCommand } from './commands/audit.ts';
import { classifyCommand } from './commands/classify.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { planCommand } from './commands/plan.ts';
import { replayCommand } from './commands/replay.ts';
import { migrateCommand, startCommand, workerCommand } from './commands/serve.ts';

// Every command loads what it needs when it runs: help and what needs no server start at once.
const kaidu = new Command('kaidu')
  .description('灾害救助应急响应引擎 / disaster-relief response workflow engine')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(workerCommand())
  .addCommand(migrateCommand())
  .addCommand(planCommand())
  .addCommand(classifyCommand())
  .addCommand(replayCommand())
  .addCommand(auditCommand())
  .addCommand(accountCommand())
  .addCommand(doctorCommand())
  .addCommand(demoCommand());

try {
  await kaidu.parseAsync();
} catch (error) {
  if (isProblem(error)) process.stderr.write(`${error.zh}\n${error.en}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
