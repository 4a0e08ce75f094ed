import { api } from '../../api/client.ts';
import type { BoardIncident } from '../../duty/board/urgency.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { type Incident, useIncident } from '../queries.ts';
import { candidates } from './candidates.ts';
import { MergeForm } from './merge-form.tsx';
import { mergeWords } from './words.ts';

/** Two incidents turn out to be one: chooses the other, those that are like it first. */
export function MergeDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useWords(mergeWords);
  const board = api.useQuery('get', '/board', { params: { query: {} } });
  const draft = useDraft(`merge.${incident.id}`, { other: '', ends: '', overlap: '', reason: '' });
  const { other } = draft.value;
  return (
    <Dialog title={t('title')} open onClose={onClose}>
      <Asked query={board}>
        {({ incidents, more }) => {
          const { like, rest } = candidates(incidents, incident);
          const chosen = [...like, ...rest].find(({ id }) => id === other);
          if (!like.length && !rest.length) return <Empty>{t('none')}</Empty>;
          return (
            <div className="stack joining">
              {more && <TooMany shown={incidents.length} />}
              <Field label={t('with')} name="merge-with">
                <select
                  id="merge-with"
                  className="control"
                  value={chosen ? other : ''}
                  onChange={(event) => draft.change({ other: event.target.value, ends: '', overlap: '' })}
                >
                  <option value="">{t('choose')}</option>
                  <Group label={t('like')} incidents={like} />
                  <Group label={t('rest')} incidents={rest} />
                </select>
              </Field>
              {chosen && (
                <Chosen
                  key={other}
                  id={other}
                  here={{ incident, board: incidents.find(({ id }) => id === incident.id) }}
                  board={chosen}
                  draft={draft}
                  onClose={onClose}
                />
              )}
            </div>
          );
        }}
      </Asked>
    </Dialog>
  );
}

type FormProps = Parameters<typeof MergeForm>[0];

function Chosen({ id, board, ...rest }: Omit<FormProps, 'there'> & { id: string; board: BoardIncident }) {
  return (
    <Asked query={useIncident(id)}>{(incident) => <MergeForm {...rest} there={{ incident, board }} />}</Asked>
  );
}

function Group({ label, incidents }: { label: string; incidents: readonly BoardIncident[] }) {
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  if (!incidents.length) return null;
  return (
    <optgroup label={label}>
      {incidents.map(({ id, title, hazard, affected, occurredAt, response }) => (
        <option key={id} value={id}>
          {[
            ...[title, names.hazard(hazard), names.divisions(affected)],
            absoluteTime(Date.parse(occurredAt), now, lang),
            ...(response?.level ? [level.of(response.level)] : []),
          ].join(' · ')}
        </option>
      ))}
    </optgroup>
  );
}
