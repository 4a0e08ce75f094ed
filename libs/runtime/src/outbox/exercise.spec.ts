import { describe, expect, test } from '@jest/globals';
import { barredFromExercise, markedAsExercise } from './exercise.ts';

const to = (channel: string, contactId: string | null, exercise = true) => ({ exercise, channel, contactId });
const marked = { forExercises: true };
const unmarked = { forExercises: false };

describe('what an exercise may deliver (8.3.4)', () => {
  test.each([
    ['the inbox of a recipient', to('inbox', null), null, false],
    ['a marked contact', to('webhook', 'c1'), marked, false],
    ['an unmarked contact', to('webhook', 'c1'), unmarked, true],
    ['an unmarked contact over an inbox', to('inbox', 'c1'), unmarked, true],
    ['a contact that is not there', to('inbox', 'c1'), null, true],
    ['a channel without a contact', to('webhook', null), null, true],
    ['an unmarked contact in a disaster', to('webhook', 'c1', false), unmarked, false],
  ])('%s', (_what, delivery, contact, barred) => {
    expect(barredFromExercise(delivery, contact)).toBe(barred);
  });

  test('both languages and the incident say first that it is an exercise; the rest stays', () => {
    const message = {
      kind: 'notice' as const,
      title: { zh: '通知', en: 'Notice' },
      incidentTitle: '洪水',
      level: 'IV',
      form: 'notice' as const,
      cite: null,
      dueAt: 5,
      tasks: [],
    };
    expect(markedAsExercise(message)).toEqual({
      ...message,
      title: { zh: '【演练】通知', en: '[EXERCISE] Notice' },
      incidentTitle: '【演练】洪水',
    });
    // A message that is listed anew is marked anew, and shows one mark.
    expect(markedAsExercise(markedAsExercise(message))).toEqual(markedAsExercise(message));
  });
});
