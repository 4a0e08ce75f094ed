export * from './record-consultation.ts';
export * from './submit-report.ts';
