export { type DrillContact, requireMarked } from './contacts.ts';
export * from './describe-drill.ts';
export * from './drill.ts';
export * from './orders.ts';
export * from './score.ts';
