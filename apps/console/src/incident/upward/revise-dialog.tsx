import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { ExerciseNote } from './exercise-note.tsx';
import type { Paper } from './queries.ts';
import { upwardWords, writeWords } from './words.ts';

const FIELDS = ['titleZh', 'bodyZh', 'titleEn', 'bodyEn'] as const;
const isTitle = (name: (typeof FIELDS)[number]) => name.startsWith('title');

/** Words a draft otherwise, in both languages or in Chinese alone. */
export function ReviseDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const seen = useSeen(paper.seq);
  const { title, body } = paper.data;
  // What was typed on words that have been replaced since is not put in their place.
  const [base] = useState(paper.seq);
  const { value, change, discard } = useDraft(`revise.${paper.id}.${base}`, {
    titleZh: title.zh,
    bodyZh: body.zh,
    titleEn: title.en ?? '',
    bodyEn: body.en ?? '',
  });
  const revise = api.useMutation('post', '/upward/{id}/revise');
  const halfEnglish = Boolean(value.titleEn.trim()) !== Boolean(value.bodyEn.trim());
  const words = (zh: string, en: string) => ({ zh, en: en.trim() || null });
  return (
    <Confirm
      title={u('revise')}
      open
      onClose={onClose}
      action={t('save')}
      busy={revise.isPending}
      disabled={!value.titleZh.trim() || !value.bodyZh.trim() || halfEnglish}
      problem={revise.error ? problemOf(revise.error) : null}
      onConfirm={() =>
        revise.mutate(
          {
            params: { path: { id: paper.id }, header: seen.header },
            body: { title: words(value.titleZh, value.titleEn), body: words(value.bodyZh, value.bodyEn) },
          },
          {
            onSuccess() {
              discard();
              onClose();
            },
            onError: seen.told,
          },
        )
      }
    >
      {paper.exercise && <ExerciseNote />}
      <p className="note">{t('figuresStay')}</p>
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={t(name)}
          name={`revise-${name}`}
          fault={halfEnglish && name.endsWith('En') ? t('english') : undefined}
        >
          <textarea
            id={`revise-${name}`}
            className="control"
            rows={isTitle(name) ? 2 : 6}
            maxLength={isTitle(name) ? 200 : 5000}
            value={value[name]}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </Confirm>
  );
}
