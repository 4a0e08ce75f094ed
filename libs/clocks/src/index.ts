export * from './duty.reactions.ts';
export * from './settle-duty.ts';
