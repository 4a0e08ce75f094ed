import { type IncidentRow, notify, type Session, urgentNotice } from '#runtime';

/** Tells counties and the office under which process they report from now on. */
export async function tellDivisions(
  session: Session,
  incident: IncidentRow,
  divisions: readonly string[],
  title: { zh: string; en: string },
): Promise<void> {
  await notify(
    session,
    incident,
    ['post:office', ...divisions.map((code) => `division:${code}`)].map((recipient) =>
      urgentNotice(recipient, incident, { title }),
    ),
  );
}
