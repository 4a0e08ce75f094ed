import { Command } from 'commander';

/** `kaidu doctor`: what is wrong with this deployment, and what to do about it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('examine this deployment; exit status 1 when something must be mended / 体检')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const { examine } = await import('../doctor/examine.ts');
      const findings = await examine();
      if (json) console.log(JSON.stringify(findings, null, 2));
      else for (const finding of findings) print(finding);
      if (findings.some(({ verdict }) => verdict === 'fail')) process.exitCode = 1;
    });
}

const MARK = { ok: '✓', warn: '!', fail: '✗' };

function print({ verdict, what, zh, en, advice }: import('../doctor/finding.ts').Finding): void {
  console.log(`${MARK[verdict]} ${what}  ${zh === en ? zh : `${zh} / ${en}`}`);
  if (advice) console.log(`    → ${advice.zh} / ${advice.en}`);
}
