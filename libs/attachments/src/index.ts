export * from './add-attachment.ts';
export * from './file-type.ts';
export * from './incoming-file.ts';
export * from './read-blob.ts';
