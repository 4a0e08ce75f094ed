import type { Schemas } from '../../api/client.ts';
import { parseTime } from '../../duty/log/parse-time.ts';
import { beijingIso } from '../../i18n/times.ts';

/** What an officer writes down of a call in which a leader decided or approved. */
export interface TypedCall {
  post: string;
  caller: string;
  calledAt: string;
  readBack: boolean;
  witness: string;
}
export const blankCall = (post: string): TypedCall => ({
  ...{ post, caller: '', calledAt: '', readBack: false, witness: '' },
});

/** The call as the engine takes it; null while a part of it is missing. An empty time is now. */
export function readCall(typed: TypedCall): Schemas['SpokenDecision'] | null {
  const { post, caller, readBack, witness } = typed;
  const time = parseTime(typed.calledAt, Date.now());
  if (!caller.trim() || !readBack || !witness || time.kind !== 'time') return null;
  return { post, caller, calledAt: beijingIso(time.at), readBack, witness };
}
