import { Button } from 'antd';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../ui/clock.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { handOverWords } from './words.ts';

/** Offers duty to the shift that comes on. */
export function OfferForm({ shifts }: { shifts: Schemas['DutyShift'][] }) {
  const t = useWords(handOverWords);
  const lang = useLanguage();
  const now = useNow();
  const { value, change, discard } = useDraft('hand-over', { shiftId: '', unreachable: '', other: '' });
  const offer = api.useMutation('post', '/hand-overs');
  const coming = shifts.filter(({ startsAt }) => Date.parse(startsAt) > now).slice(0, 6);
  const shiftId = coming.find(({ id }) => id === value.shiftId)?.id ?? coming[0]?.id;
  if (!shiftId) return <p className="note">{t('noNext')}</p>;
  const notes = [
    value.unreachable.trim() && `${handOverWords.unreachable.zh}：${value.unreachable.trim()}`,
    value.other.trim(),
  ]
    .filter(Boolean)
    .join('\n');
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        offer.mutate({ body: { shiftId, ...(notes ? { notes } : {}) } }, { onSuccess: discard });
      }}
    >
      <h2>{t('offer')}</h2>
      <p className="note">{t('consequence')}</p>
      <div className="log-fields">
        <Field label={t('next')} name="next-shift">
          <select
            id="next-shift"
            className="control"
            value={shiftId}
            onChange={(event) => change({ shiftId: event.target.value })}
          >
            {coming.map(({ id, name, startsAt }) => (
              <option key={id} value={id}>
                {name} · {absoluteTime(Date.parse(startsAt), now, lang)}
              </option>
            ))}
          </select>
        </Field>
        {(['unreachable', 'other'] as const).map((name) => (
          <Field key={name} label={t(name)} name={`hand-over-${name}`}>
            <textarea
              id={`hand-over-${name}`}
              className="control"
              rows={2}
              maxLength={2000}
              value={value[name]}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {offer.error && <ProblemNote problem={problemOf(offer.error)} />}
      <div>
        <Button type="primary" htmlType="submit" loading={offer.isPending}>
          {t('offer')}
        </Button>
      </div>
    </form>
  );
}
