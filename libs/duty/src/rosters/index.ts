export { type ChangeShift, changeShift, removeShift, type ShiftChanged } from './change-shift.ts';
export type { PersonGiven } from './find-person.ts';
export { layRoster, type RosterSet, type SetRoster, type ShiftGiven, setRoster } from './set-roster.ts';
export { type Gap, gapsIn, refuseOverlaps } from './spans.ts';
