export * from './fold-duty.ts';
export * from './matter-hash.ts';
export * from './on-duty-now.ts';
export * from './person-to-reach.ts';
export * from './who-is-on.ts';
