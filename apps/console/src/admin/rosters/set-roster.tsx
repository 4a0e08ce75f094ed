import { useState } from 'react';
import { client } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, beijingIso } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { Act } from '../act.tsx';
import { peopleOf, turnsOf } from './turns.ts';
import { rosterWords } from './words.ts';

const DAY = 86_400_000;
const CHOICES = { hour: [7, 8, 9, 12, 18, 20], hours: [24, 12, 8], days: [7, 14, 30, 60, 90] } as const;

/** Lays out a roster: people who take turns, from a day on. */
export function SetRoster({ subject, name }: { subject: string; name: string }) {
  const t = useWords(rosterWords);
  const lang = useLanguage();
  const [blank] = useState(() => ({
    ...{ people: '', hour: 8, hours: 24, days: 30, day: beijingIso(Date.now() + DAY).slice(0, 10) },
  }));
  const { value, change, discard } = useDraft(`roster.${subject}`, blank);
  const { people, wrong } = peopleOf(value.people);
  const turns = wrong === null ? turnsOf(people, value) : null;
  const time = (at: string) => absoluteTime(Date.parse(at), Date.now(), lang);
  const label = (field: keyof typeof CHOICES, each: number) =>
    field === 'hour' ? `${each}:00` : field === 'hours' ? t('hoursOf', { hours: each }) : String(each);
  return (
    <Act
      primary
      label={t('set')}
      title={t('setOf', { post: name })}
      action={t('action')}
      reason="optional"
      disabled={!turns}
      run={(reason) => client.POST('/rosters', { body: { subject, ...turns!, ...(reason && { reason }) } })}
      onDone={discard}
    >
      <div className="log-fields">
        <Field label={t('day')} name="roster-day">
          <input
            id="roster-day"
            className="control"
            type="date"
            value={value.day}
            onChange={(event) => change({ day: event.target.value })}
          />
        </Field>
        {(['hour', 'hours', 'days'] as const).map((field) => (
          <Field key={field} label={t(field)} name={`roster-${field}`}>
            <select
              id={`roster-${field}`}
              className="control"
              value={value[field]}
              onChange={(event) => change({ [field]: Number(event.target.value) })}
            >
              {CHOICES[field].map((each) => (
                <option key={each} value={each}>
                  {label(field, each)}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
      <Field
        label={t('people')}
        name="roster-people"
        note={t('peopleNote')}
        fault={wrong === null ? undefined : t('wrong', { line: wrong, note: t('peopleNote') })}
      >
        <textarea
          id="roster-people"
          className="control"
          rows={5}
          value={value.people}
          onChange={(event) => change({ people: event.target.value })}
        />
      </Field>
      {turns && (
        <p className="note" role="status">
          {t('follows', { count: turns.shifts.length, from: time(turns.from), until: time(turns.until) })}
        </p>
      )}
    </Act>
  );
}
