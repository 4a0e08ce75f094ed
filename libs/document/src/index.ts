export * from './blocks.ts';
export * from './escaped.ts';
export * from './official/index.ts';
export * from './to-html.ts';
export * from './to-markdown.ts';
