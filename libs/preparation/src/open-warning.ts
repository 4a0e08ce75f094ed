import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import type { FactDetail, Session, WarningData, WarningRow } from '#runtime';

/** What a warning says, however it came in. */
export interface Said
  extends Pick<WarningData, 'title' | 'text' | 'affected' | 'source' | 'onsetAt' | 'graded'> {
  hazard: string | null;
  /** Milliseconds; null where it has no end of its own. */
  expiresAt: number | null;
}

/** What the journal says of a warning's content. */
export const factsOf = ({ title, hazard, affected, source, onsetAt, expiresAt }: Said) => ({
  title,
  hazard,
  divisions: affected,
  source,
  onsetAt,
  expiresAt,
});

export function requireFuture(session: Session, expiresAt: number | null): void {
  if (expiresAt !== null && expiresAt <= session.now)
    throw new Problem('warning.expiry-passed', {
      expires: beijingIso(expiresAt),
      now: beijingIso(session.now),
    });
}

/** A new warning, pinned to the version of the plan in force today. */
export async function openWarning(
  session: Session,
  plan: Plan,
  { hazard, expiresAt, ...said }: Said,
  about: { exercise: boolean; messages: string[] },
  detail: FactDetail,
): Promise<WarningRow> {
  const incoming = await session.create('warning', {
    id: session.newId(),
    planId: plan.id,
    planVersion: plan.effectiveFrom,
    hazard,
    expiresAt,
    exercise: session.isExercise(about.exercise),
    becameIncidentId: null,
    data: { ...said, messages: about.messages, assessments: [], chosen: [], recordedBy: session.actor.id },
  });
  return session.send('warning', incoming, { type: 'RECEIVE', expiresAt }, detail);
}

/** What an update says in place of what was said before; all that was done on the warning stays. */
export const updateWarningRow = (
  session: Session,
  warning: WarningRow,
  { hazard, expiresAt, ...said }: Said,
  messages: string[],
  detail: FactDetail,
): Promise<WarningRow> =>
  session.send(
    'warning',
    warning,
    { type: 'UPDATE', expiresAt },
    {
      ...detail,
      change: {
        hazard,
        expiresAt,
        data: { ...warning.data, ...said, messages: [...warning.data.messages, ...messages] },
      },
    },
  );
