import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { faultAt, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { ConfirmForm } from '../../ui/confirm.tsx';
import type { Draft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { mayEnd } from './candidates.ts';
import { MergeFollows } from './merge-follows.tsx';
import { overlapping } from './overlap.ts';
import { OverlapChoice } from './overlap-choice.tsx';
import { ReasonField } from './reason-field.tsx';
import { FIELD_OF, type Side } from './sides.ts';
import { mergeWords } from './words.ts';

interface Props {
  /** The incident whose page it is, and the one that was chosen. */
  here: Side;
  there: Side;
  draft: Draft<{ other: string; ends: string; overlap: string; reason: string }>;
  onClose: () => void;
}

/** Which of the two goes on, what follows, and why. */
export function MergeForm({ here, there, draft, onClose }: Props) {
  const t = useWords(mergeWords);
  const say = useSay();
  const navigate = useNavigate();
  const { value, change, discard } = draft;
  const seen = { here: useSeen(here.incident.seq), there: useSeen(there.incident.seq) };
  const merge = api.useMutation('post', '/incidents/{id}/merge');
  const problem = merge.error ? problemOf(merge.error) : null;
  const field = problem && FIELD_OF[problem.code];
  const at = (name: string) => (problem && field === name ? say(problem.said) : undefined);

  const able = { here: mayEnd(here.incident), there: mayEnd(there.incident) };
  const ends = value.ends === 'there' || !able.here ? 'there' : 'here';
  const [from, into] = ends === 'here' ? [here, there] : [there, here];
  const undecided = Boolean(from.board?.proposal);
  const both = overlapping(from.incident, into.incident);
  const overlap = value.overlap === 'sum' || value.overlap === 'later' ? value.overlap : undefined;
  const titles = { from: from.incident.data.title, into: into.incident.data.title };
  if (!able.here && !able.there) return <p className="warned">{t('neither')}</p>;

  function submit(): void {
    merge.mutate(
      {
        params: { path: { id: from.incident.id }, header: seen[ends].header },
        body: {
          into: into.incident.id,
          reason: value.reason,
          ...(both.length && overlap ? { overlap } : {}),
        },
      },
      {
        onSuccess() {
          discard();
          onClose();
          void navigate({ to: '/incidents/$id', params: { id: into.incident.id } });
        },
        onError: seen[ends].told,
      },
    );
  }
  return (
    <ConfirmForm
      onClose={onClose}
      action={t('act', titles)}
      onConfirm={submit}
      busy={merge.isPending}
      disabled={undecided || !value.reason.trim() || (both.length > 0 && !overlap)}
      problem={field || (problem && faultAt(problem, '/reason')) ? null : problem}
    >
      {at('with') && <p className="fault">⚠ {at('with')}</p>}
      <fieldset className="joining-choice">
        <legend>{t('goesOn')}</legend>
        {(['here', 'there'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="merge-ends"
              checked={ends === one}
              disabled={!able[one]}
              onChange={() => change({ ends: one, overlap: '' })}
            />{' '}
            {t('goes', {
              from: (one === 'here' ? here : there).incident.data.title,
              into: (one === 'here' ? there : here).incident.data.title,
            })}
          </label>
        ))}
        {(['here', 'there'] as const).map(
          (one) =>
            !able[one] && (
              <p key={one} className="quiet">
                {t('responding', { title: (one === 'here' ? here : there).incident.data.title })}
              </p>
            ),
        )}
        {undecided && <p className="fault">⚠ {t('undecided', { title: titles.from })}</p>}
        {at('goes-on') && !undecided && <p className="fault">⚠ {at('goes-on')}</p>}
      </fieldset>
      {both.length > 0 && (
        <OverlapChoice
          {...{ from: from.incident, into: into.incident, value: overlap, fault: at('overlap') }}
          onChange={(next) => change({ overlap: next })}
        />
      )}
      <MergeFollows from={from} into={into} />
      <ReasonField value={value.reason} problem={problem} onChange={(reason) => change({ reason })} />
    </ConfirmForm>
  );
}
