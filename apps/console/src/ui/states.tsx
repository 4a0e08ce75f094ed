import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { ProblemNote } from './problem-note.tsx';

const words = {
  loading: { zh: '正在读取……', en: 'Loading…' },
  again: { zh: '再试', en: 'Try again' },
  tooMany: {
    zh: '只显示前 {shown} 项，共不止这些；请用筛选缩小范围。',
    en: 'Only the first {shown} are shown; there are more. Narrow them down.',
  },
};

export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useWords(words);
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords(words);
  const action = retry && (
    <Button size="small" onClick={retry}>
      {t('again')}
    </Button>
  );
  return <ProblemNote problem={problemOf(error)} action={action} />;
}

export function TooMany({ shown }: { shown: number }) {
  return <p className="note">{useWords(words)('tooMany', { shown })}</p>;
}

interface Query<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** A query in each of its states; what is on the screen stays there while it is read again. */
export function Asked<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined)
    return (
      <>
        {Boolean(query.error) && <Failed error={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
