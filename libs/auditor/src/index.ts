export * from './auditor.ts';
export { acknowledgeGap } from './commands/acknowledge-gap.ts';
export { SILENT } from './commands/raise-silence.ts';
export * from './watchdog.ts';
