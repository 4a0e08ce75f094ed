import { Button } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { SignatureLine } from '../../incident/upward/signature-line.tsx';
import { useNames } from '../../plan/names.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { When } from '../../ui/when.tsx';
import { useDecisions } from '../queries.ts';
import { paperWords } from './words.ts';

type Paper = Schemas['UpwardPaper'];

/** A document that was approved by telephone: what of its signature, and the signature itself for whoever may give it. */
export function SignBar({ paper }: { paper: Paper }) {
  const t = useWords(paperWords);
  const [asked, ask] = useState(false);
  const may = useDecisions().data?.unsignedPapers?.some(({ id }) => id === paper.id) ?? false;
  if (!paper.data.approval?.spoken) return null;
  return (
    <>
      <SignatureLine paper={paper} />
      {paper.signature.state === 'awaiting' &&
        (may ? (
          <Button type="primary" size="large" onClick={() => ask(true)}>
            {t('sign')}
          </Button>
        ) : (
          <p className="note">{t('notMineToSign')}</p>
        ))}
      {asked && <SignPaper paper={paper} onClose={() => ask(false)} />}
    </>
  );
}

function SignPaper({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(paperWords);
  const names = useNames();
  const seen = useSeen(paper.seq);
  const sign = api.useMutation('post', '/upward/{id}/sign');
  const approval = paper.data.approval!;
  return (
    <Confirm
      title={t('sign')}
      open
      onClose={onClose}
      action={t('sign')}
      busy={sign.isPending}
      problem={sign.error ? problemOf(sign.error) : null}
      onConfirm={() =>
        sign.mutate(
          { params: { path: { id: paper.id }, header: seen.header } },
          { onSuccess: onClose, onError: seen.told },
        )
      }
    >
      <p>
        {t('signs', { number: paper.data.number ?? '', post: names.post(approval.post) })}{' '}
        <When at={approval.at} />
      </p>
    </Confirm>
  );
}
