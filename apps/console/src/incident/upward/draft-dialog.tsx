import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import type { Incident } from '../queries.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { FiguresPreview } from './figures-preview.tsx';
import type { ReportKind } from './queries.ts';
import { upwardWords, writeWords } from './words.ts';

const KINDS: readonly ReportKind[] = ['first', 'follow-up', 'verified'];

interface Props {
  incident: Incident;
  /** What is called for. */
  kind: ReportKind;
  /** A first report has gone and stands. */
  firstSent: boolean;
  onClose: () => void;
  onDrafted: (id: string) => void;
}

/** Drafts a report to the level above; what it will rest on stands there before. */
export function DraftDialog({ incident, kind, firstSent, onClose, onDrafted }: Props) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const say = useSay();
  const names = useNames();
  const { upward } = usePlan();
  const [chosen, choose] = useState(kind);
  const draft = api.useMutation('post', '/incidents/{id}/upward');
  const templates = KINDS.flatMap((one) => upward?.templates.find((template) => template.kind === one) ?? []);
  const approves = templates.find((one) => one.kind === chosen)?.approves ?? upward?.approves ?? '';
  return (
    <Confirm
      title={u('draft')}
      open
      onClose={onClose}
      action={t('draft')}
      busy={draft.isPending}
      problem={draft.error ? problemOf(draft.error) : null}
      onConfirm={() =>
        draft.mutate(
          { params: { path: { id: incident.id } }, body: { kind: chosen } },
          { onSuccess: ({ id }) => onDrafted(id) },
        )
      }
    >
      {incident.exercise && <ExerciseNote />}
      <Field
        label={t('kind')}
        name="draft-kind"
        note={
          <>
            {u('willApprove', { post: names.post(approves) })}
            {firstSent && ` · ${t('firstSent')}`}
          </>
        }
      >
        <select
          id="draft-kind"
          className="control"
          aria-describedby="draft-kind-note"
          value={chosen}
          onChange={(event) => choose(event.target.value as ReportKind)}
        >
          {templates.map(({ kind: key, title }) => (
            <option key={key} value={key} disabled={key === 'first' && firstSent}>
              {say(title)}
            </option>
          ))}
        </select>
      </Field>
      <section aria-labelledby="draft-basis" className="wide">
        <h3 id="draft-basis">{t('basis')}</h3>
        <FiguresPreview incident={incident} />
      </section>
      <p className="note">{t('frozen')}</p>
    </Confirm>
  );
}
