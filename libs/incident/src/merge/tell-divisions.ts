import { type IncidentRow, notify, type Session } from '#runtime';

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
    ['post:office', ...divisions.map((code) => `division:${code}`)].map((recipient) => ({
      recipient,
      urgency: 'urgent' as const,
      taskId: null,
      message: {
        kind: 'notice' as const,
        form: 'notice' as const,
        title,
        incidentTitle: incident.data.title,
        level: null,
        cite: null,
        dueAt: null,
      },
    })),
  );
}
