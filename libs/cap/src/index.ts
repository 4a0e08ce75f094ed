export * from './alert.ts';
export * from './identity.ts';
export { readCap } from './read-alert.ts';
export { CAP_NAMESPACE } from './read-document.ts';
export * from './sign-alert.ts';
export * from './signature.ts';
export { writeCap } from './write-alert.ts';
