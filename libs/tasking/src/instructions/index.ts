export * from './follow-instruction.ts';
export { type GiveInstruction, giveInstruction, type InstructionStep } from './give-instruction.ts';
