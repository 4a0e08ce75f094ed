import { Command } from 'commander';
import { accountCommand } from './commands/account.ts';
import { auditCommand } from './commands/audit.ts';
import { classifyCommand } from './commands/classify.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { drillCommand } from './commands/drill.ts';
import { dutyCommand } from './commands/duty.ts';
import { messagesCommand } from './commands/messages.ts';
import { planCommand } from './commands/plan.ts';
import { replayCommand } from './commands/replay.ts';
import { reviewCommand } from './commands/review.ts';
import { archiveCommand, backupCommand, releaseHeldCommand, restoreCommand } from './commands/safekeeping.ts';
import { migrateCommand, startCommand, workerCommand } from './commands/serve.ts';
import { warningCommand } from './commands/warning.ts';
import { tellFailure } from './failure.ts';

// Every command loads what it needs when it runs: help and what needs no server start at once.
const kaidu = new Command('kaidu')
  .description('灾害救助应急响应引擎 / disaster-relief response workflow engine')
  .addCommand(startCommand())
  .addCommand(workerCommand())
  .addCommand(migrateCommand())
  .addCommand(planCommand())
  .addCommand(messagesCommand())
  .addCommand(classifyCommand())
  .addCommand(replayCommand())
  .addCommand(drillCommand())
  .addCommand(reviewCommand())
  .addCommand(warningCommand())
  .addCommand(dutyCommand())
  .addCommand(auditCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(releaseHeldCommand())
  .addCommand(archiveCommand())
  .addCommand(accountCommand())
  .addCommand(doctorCommand())
  .addCommand(demoCommand());

/** Commands that were made elsewhere inherit nothing from the one that they are added to. */
function throwOnMisuse(command: Command): void {
  command.exitOverride().showHelpAfterError();
  command.commands.forEach(throwOnMisuse);
}
throwOnMisuse(kaidu);

// Whoever reads the output has had enough, as in `kaidu audit export | head`: the end that SIGPIPE would have made.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(141);
});

try {
  await kaidu.parseAsync();
} catch (error) {
  process.exitCode = tellFailure(error);
}
