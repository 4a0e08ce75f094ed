export * from './import-reports.ts';
export * from './record-consultation.ts';
export * from './submit-report.ts';
export * from './townships.ts';
