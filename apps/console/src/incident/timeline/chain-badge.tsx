import { api } from '../../api/client.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { Failed } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Fact } from './fact-item.tsx';
import { timelineWords } from './words.ts';

/** What the last check of the journal's chain proves of what stands here, in words. */
export function ChainBadge({ facts }: { facts: readonly Fact[] }) {
  const t = useWords(timelineWords);
  const { data, error, refetch, isFetching } = api.useQuery(
    'get',
    '/journal/check',
    {},
    { staleTime: 60_000 },
  );
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const after = facts.filter(({ seq }) => seq > data.seq).length;
  return (
    <p className={data.whole ? 'note chain' : 'note chain bad'} role="status">
      <strong>
        <span aria-hidden="true">{data.whole ? '✓ ' : '⚠ '}</span>
        {data.whole
          ? t('whole', { seq: grouped(data.seq) })
          : t('broken', { seq: grouped(data.faultSeq ?? 0) })}
      </strong>{' '}
      {t('checked')} <When at={data.checkedAt} />
      {after > 0 && ` · ${t('after', { count: after })}`}{' '}
      <button type="button" className="plain-button" disabled={isFetching} onClick={() => void refetch()}>
        {t('again')}
      </button>
    </p>
  );
}
