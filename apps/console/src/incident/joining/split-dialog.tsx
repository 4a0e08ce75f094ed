import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { faultAt, type Problem, problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import type { Incident } from '../queries.ts';
import { ReasonField } from './reason-field.tsx';
import { SplitFollows } from './split-follows.tsx';
import { splitWords } from './words.ts';

const OF_DIVISIONS = ['incident.split-not-affected', 'incident.split-all'];
const POINTERS = ['/title', '/hazard', '/place', '/divisions', '/reason'];

/** Some counties become an incident of their own, with what they reported. */
export function SplitDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useWords(splitWords);
  const say = useSay();
  const lang = useLanguage();
  const names = useNames();
  const { hazards } = usePlan();
  const navigate = useNavigate();
  const seen = useSeen(incident.seq);
  const { affected } = incident.data;
  const blank = { divisions: [] as string[], title: '', hazard: incident.hazard, place: '', reason: '' };
  const { value, change, discard } = useDraft(`split.${incident.id}`, blank);
  const split = api.useMutation('post', '/incidents/{id}/split');
  const problem = split.error ? problemOf(split.error) : null;
  const fault = (pointer: string) => {
    const found = faultAt(problem, pointer);
    return found && say(found);
  };
  // One that was on the list when it was ticked may have left it.
  const going = affected.filter((code) => value.divisions.includes(code));
  const all = going.length === affected.length;
  const complete = going.length > 0 && !all && value.title.trim() && value.reason.trim();

  function submit(): void {
    const { title, hazard, place, reason } = value;
    split.mutate(
      {
        params: { path: { id: incident.id }, header: seen.header },
        body: { divisions: going, title, hazard, reason, ...(place.trim() ? { place } : {}) },
      },
      {
        onSuccess({ id }) {
          discard();
          onClose();
          void navigate({ to: '/incidents/$id', params: { id } });
        },
        onError: seen.told,
      },
    );
  }
  const text = (name: 'title' | 'place') => (
    <Field label={t(name === 'title' ? 'name' : name)} name={`split-${name}`} fault={fault(`/${name}`)}>
      <input
        id={`split-${name}`}
        className="control"
        maxLength={200}
        autoComplete="off"
        value={value[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Confirm
      title={t('title')}
      open
      onClose={onClose}
      action={t('act', { count: going.length })}
      onConfirm={submit}
      busy={split.isPending}
      disabled={!complete}
      problem={atFields(problem) ? null : problem}
    >
      <fieldset className="joining-choice" aria-describedby="split-divisions-note">
        <legend>{t('divisions')}</legend>
        {affected.map((code) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={going.includes(code)}
              onChange={({ target }) =>
                change({ divisions: target.checked ? [...going, code] : going.filter((one) => one !== code) })
              }
            />{' '}
            {names.division(code)}
          </label>
        ))}
        <div id="split-divisions-note" aria-live="polite">
          {all && <p className="fault">⚠ {t('oneStays')}</p>}
          {fault('/divisions') && <p className="fault">⚠ {fault('/divisions')}</p>}
          {problem && OF_DIVISIONS.includes(problem.code) && <p className="fault">⚠ {say(problem.said)}</p>}
        </div>
      </fieldset>
      {text('title')}
      <Field label={t('hazard')} name="split-hazard" fault={fault('/hazard')}>
        <select
          id="split-hazard"
          className="control"
          value={value.hazard}
          onChange={(event) => change({ hazard: event.target.value })}
        >
          {hazards.map(({ key, title }) => (
            <option key={key} value={key}>
              {title[lang]}
            </option>
          ))}
        </select>
      </Field>
      {text('place')}
      {going.length > 0 && !all && <SplitFollows incident={incident} going={going} />}
      <ReasonField value={value.reason} problem={problem} onChange={(reason) => change({ reason })} />
    </Confirm>
  );
}

/** Whether the fields say everything that the refusal does. */
const atFields = (problem: Problem | null): boolean =>
  problem !== null &&
  (OF_DIVISIONS.includes(problem.code) ||
    (problem.faults.length > 0 &&
      problem.faults.every(({ at }) => POINTERS.some((pointer) => at.startsWith(pointer)))));
