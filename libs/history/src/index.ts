export * from './as-known.ts';
export * from './known-at.ts';
