export * from './assess-warning.ts';
export * from './become-incident.ts';
export * from './preparation.reactions.ts';
export * from './prepare.ts';
export * from './read-incoming.ts';
export * from './receive-cap.ts';
export * from './record-warning.ts';
export * from './response-messages.ts';
