export * from './answer-contact-test.ts';
export { registerContactTestReactions } from './contact-test.reactions.ts';
export { type ContactTestResult, contactTestResult } from './contact-test-result.ts';
export * from './start-contact-test.ts';
