export * from './comparison.ts';
export * from './import-reports.ts';
export * from './record-consultation.ts';
export * from './record-sector-figures.ts';
export * from './reporting.reactions.ts';
export * from './settle-verification.ts';
export * from './submit-report.ts';
export * from './townships.ts';
