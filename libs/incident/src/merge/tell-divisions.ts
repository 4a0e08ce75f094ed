import { type IncidentRow, notify, type Session, urgentNotice } from '#runtime';

/** Tells counties and the office under which process they report from now on. */
export const tellDivisions = (
  session: Session,
  incident: IncidentRow,
  divisions: readonly string[],
  title: { zh: string; en: string },
): Promise<void> =>
  notify(
    session,
    incident,
    ['post:office', ...divisions.map((code) => `division:${code}`)].map((recipient) =>
      urgentNotice(recipient, incident, { title }),
    ),
  );
