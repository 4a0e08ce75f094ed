import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { useHistory } from '../queries.ts';
import { disagreement } from './disagreement.ts';
import { decisionWords } from './words.ts';

/** Where office, shift leader or another decider named different levels: who said which. */
export function DisagreementNote({ approvalId }: { approvalId: string }) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const level = useLevelTitle();
  const differ = disagreement(useHistory(approvalId).data?.items ?? []);
  if (!differ.length) return null;
  const list = differ.map((one) => `${one.by} ${level.of(one.level)}`).join(lang === 'zh' ? '；' : '; ');
  return (
    <p className="warned" role="note">
      <strong>⚑ {t('disagreement')}</strong> {list}
    </p>
  );
}
