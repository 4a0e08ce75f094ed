export * from './channel.ts';
export * from './journal.ts';
export * from './queue.ts';
export * from './store.ts';
