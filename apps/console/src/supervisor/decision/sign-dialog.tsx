import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { Approval } from '../queries.ts';
import { decideWords } from './words.ts';

/** Signs a decision that was given by word of mouth. */
export function SignDialog({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const t = useWords(decideWords);
  const lang = useLanguage();
  const now = useNow();
  const level = useLevelTitle();
  const seen = useSeen(approval.seq);
  const sign = api.useMutation('post', '/approvals/{id}/sign');
  const decision = approval.data.decision!;
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
          { params: { path: { id: approval.id }, header: seen.header }, body: {} },
          { onSuccess: onClose, onError: seen.told },
        )
      }
    >
      <p>
        {t('signs', {
          at: absoluteTime(Date.parse(decision.at), now, lang),
          level: decision.level ? level.of(decision.level) : '—',
        })}
      </p>
    </Confirm>
  );
}
