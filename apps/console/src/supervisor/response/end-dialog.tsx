import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Asked } from '../../ui/states.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { WhatFollows } from '../decision/what-follows.tsx';
import { type Response, useChangePreview } from '../queries.ts';
import { changeWords } from './words.ts';

/** Proposes the end (5.7), with what is not settled yet and what would lapse. */
export function EndDialog({ response, onClose }: { response: Response; onClose: () => void }) {
  const t = useWords(changeWords);
  const names = useNames();
  const seen = useSeen(response.seq);
  const preview = useChangePreview(response.id, null);
  const end = api.useMutation('post', '/responses/{id}/termination');
  return (
    <ReasonDialog
      draft={`end.${response.id}`}
      title={t('endTitle')}
      action={t('end')}
      moved={seen.moved}
      busy={end.isPending}
      problem={end.error ? problemOf(end.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        end.mutate(
          { params: { path: { id: response.id }, header: seen.header }, body: { reason } },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <Asked query={preview}>
        {(data) => (
          <>
            <p className="note">{t('endNote', { post: names.post(data.post) })}</p>
            <WhatFollows preview={data} responseId={response.id} />
          </>
        )}
      </Asked>
    </ReasonDialog>
  );
}
