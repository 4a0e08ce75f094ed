export * from './ack-links/index.ts';
export * from './channels/index.ts';
export * from './contacts/prepare-contact.ts';
export * from './contacts/set-contact.ts';
export * from './local-redis/index.ts';
export * from './queue/index.ts';
