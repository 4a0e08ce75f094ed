import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { contactWords } from './words.ts';

/** Long enough to look at every phone, short enough to try again after it was mended. */
const WINDOW_MINUTES = 15;

export function TestButton({ recipient, title, count }: { recipient: string; title: string; count: number }) {
  const t = useWords(contactWords);
  const [asking, setAsking] = useState(false);
  const start = api.useMutation('post', '/contact-tests');
  return (
    <>
      <Button
        className="main-action"
        onClick={() => {
          start.reset();
          setAsking(true);
        }}
      >
        {t('test')}
      </Button>
      <Confirm
        title={t('test')}
        open={asking}
        onClose={() => setAsking(false)}
        action={t('doTest')}
        busy={start.isPending}
        problem={start.error ? problemOf(start.error) : null}
        onConfirm={() =>
          start.mutate(
            { body: { recipients: [recipient], windowMinutes: WINDOW_MINUTES } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        <p>{t('testAsk', { who: title, count, minutes: WINDOW_MINUTES })}</p>
      </Confirm>
    </>
  );
}
