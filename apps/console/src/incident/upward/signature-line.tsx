import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Due } from '../../ui/due.tsx';
import { When } from '../../ui/when.tsx';
import type { Paper } from './queries.ts';
import { upwardWords } from './words.ts';

/** Of a document that was approved by telephone: who called, and whether the signature is there. */
export function SignatureLine({ paper: { signature, data } }: { paper: Pick<Paper, 'signature' | 'data'> }) {
  const t = useWords(upwardWords);
  const names = useNames();
  const { state, signBy, signedAs, signedAt } = signature;
  if (!data.approval?.spoken) return null;
  return (
    <p>
      {t('bySpeech', { caller: data.approval.spoken.caller })}{' '}
      {state === 'awaiting' && (
        <>
          <strong className="bad">{t('awaitsSignature')}</strong> {signBy && <Due at={signBy} />}
        </>
      )}
      {state === 'signed' && (
        <>
          ✓ {t('signed', { post: names.post(signedAs ?? '') })} {signedAt && <When at={signedAt} />}
        </>
      )}
      {state === 'lapsed' && t('lapsed')}
    </p>
  );
}
