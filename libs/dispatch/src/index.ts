export * from './channels/index.ts';
export * from './contacts/prepare-contact.ts';
export * from './contacts/set-contact.ts';
export * from './local-redis/index.ts';
export * from './messages/compose-plainly.ts';
export * from './queue/index.ts';
