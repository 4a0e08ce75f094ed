import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { blankCall, readCall } from '../response/spoken-call.ts';
import { SpokenFields } from '../response/spoken-fields.tsx';
import { ExerciseNote } from './exercise-note.tsx';
import type { Paper } from './queries.ts';
import { carryWords, upwardWords } from './words.ts';

/** A document that a leader approved by telephone: it may go up at once, the signature follows. */
export function SpokenPaperDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(carryWords);
  const u = useWords(upwardWords);
  const seen = useSeen(paper.seq);
  const { value, change, discard } = useDraft(`spoken.${paper.id}`, blankCall(paper.post));
  const approve = api.useMutation('post', '/upward/{id}/approve');
  const spoken = readCall(value);
  return (
    <Confirm
      title={u('spoken')}
      open
      onClose={onClose}
      action={t('recordSpoken')}
      busy={approve.isPending}
      disabled={!spoken}
      problem={approve.error ? problemOf(approve.error) : null}
      onConfirm={() => {
        const call = readCall(value);
        if (!call) return;
        approve.mutate(
          { params: { path: { id: paper.id }, header: seen.header }, body: { spoken: call } },
          {
            onSuccess() {
              discard();
              onClose();
            },
            onError: seen.told,
          },
        );
      }}
    >
      {paper.exercise && <ExerciseNote />}
      <p>
        <strong>{paper.data.title.zh}</strong>
      </p>
      <p className="note">{t('spokenNote')}</p>
      <SpokenFields call={value} post={paper.post} open onChange={change} />
      <p>{t('spokenFollows')}</p>
    </Confirm>
  );
}
