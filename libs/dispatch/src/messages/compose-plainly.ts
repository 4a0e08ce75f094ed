import type { Composer } from '#runtime';

/** The title and the incident, Chinese before English; nothing of what a task asks or what was reported. */
export const composePlainly: Composer = async ({ message: { title, incidentTitle } }) => ({
  subject: title.zh,
  text: [title.zh, title.en, incidentTitle].filter(Boolean).join('\n'),
  html: null,
});
