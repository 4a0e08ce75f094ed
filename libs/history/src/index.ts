export * from './as-known.ts';
export * from './fact-words.ts';
export * from './known-at.ts';
