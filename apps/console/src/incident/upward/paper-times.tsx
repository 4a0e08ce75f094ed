import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { When } from '../../ui/when.tsx';
import type { Paper } from './queries.ts';
import { channels, upwardWords } from './words.ts';

/** When it was drafted, on figures of when, and each step that it has behind it. */
export function PaperTimes({ paper: { createdAt, data } }: { paper: Paper }) {
  const t = useWords(upwardWords);
  const lang = useLanguage();
  const names = useNames();
  const { known, approval, sent, entered } = data;
  return (
    <p className="quiet">
      <Moment words={t('draftedAt')} at={createdAt} />
      {known.asOf && (
        <>
          {lang === 'zh' ? '（' : ' ('}
          {t('asOf')} <When at={known.asOf} only="absolute" />
          {lang === 'zh' ? '）' : ')'}
        </>
      )}
      {approval && (
        <Moment words={t('approvedBy', { post: names.post(approval.post) })} at={approval.at} then />
      )}
      {sent && (
        <Moment words={t('sentBy', { channel: wordFor(channels, sent.channel, lang) })} at={sent.at} then />
      )}
      {entered && <Moment words={t('enteredAs', { reference: entered.reference })} at={entered.at} then />}
    </p>
  );
}

function Moment({ words, at, then }: { words: ReactNode; at: string; then?: boolean }) {
  return (
    <>
      {then && ' → '}
      {words} <When at={at} only="absolute" />
    </>
  );
}
