export * from './find-signs.ts';
export * from './list-signs.ts';
export * from './note-sign.ts';
export * from './sign.ts';
