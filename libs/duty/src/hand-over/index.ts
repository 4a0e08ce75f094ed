export * from './answer-hand-over.ts';
export { registerDutyReactions } from './hand-over.reactions.ts';
export { type HandOverStep, type OfferHandOver, offerHandOver, reofferHandOver } from './offer-hand-over.ts';
