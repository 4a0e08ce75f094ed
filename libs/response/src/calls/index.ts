export * from './call-sheet.ts';
export * from './record-call.ts';
