export * from './blind-meta.ts';
export * from './count-register.ts';
export * from './enter-person.ts';
export * from './keys.ts';
export * from './person.ts';
export * from './read-register.ts';
export * from './seal.ts';
export * from './withdraw-person.ts';
