import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { Confirm } from '../ui/confirm.tsx';
import { type BackInForm, formOf, isTaken, putInForm, takeOutOfForm } from './edit-entry.ts';
import { dependsOn, type Entry, resolvedPath } from './entry.ts';
import { outbox, sendWaiting } from './the-outbox.ts';
import { entryWords } from './words.ts';

interface Props {
  entry: Entry;
  entries: readonly Entry[];
}

const again = (entry: Entry, change: Partial<Entry> = {}) =>
  outbox.change({ ...entry, ...change, state: 'waiting' }).then(sendWaiting);

/** What can be done with an entry that is still on the device. */
export function EntryActions({ entry, entries }: Props) {
  const t = useWords(entryWords);
  const me = useMe().id;
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'edit' | 'takeBack' | null>(null);
  const form = formOf(entry, resolvedPath(entry, entries) ?? entry.path);
  const isBack = entry.state === 'refused' || entry.state === 'editing';
  const hanging = entries.filter((one) => dependsOn(one) === entry.id && one.state !== 'sent').length;

  /** It goes on from here, and not from the form. */
  async function settle(work: Promise<unknown>): Promise<void> {
    takeOutOfForm(me, form, entry);
    await work;
  }

  async function edit(to: BackInForm): Promise<void> {
    putInForm(me, to);
    await outbox.change({ ...entry, state: 'editing' });
    if (to.to === '/log') await navigate({ to: '/log' });
    else await navigate({ to: to.to, params: { id: to.incidentId }, search: { view: 'report' } });
  }

  return (
    <div className="row">
      {isBack && <Answers entry={entry} settle={settle} />}
      {isBack && <Button onClick={() => void settle(again(entry))}>{t('again')}</Button>}
      {form && entry.state !== 'sending' && (
        <Button
          onClick={() => (isTaken(me, form) && entry.state !== 'editing' ? setAsks('edit') : void edit(form))}
        >
          {t('edit')}
        </Button>
      )}
      <Button onClick={() => setAsks('takeBack')}>{t('takeBack')}</Button>
      <Confirm
        title={t('takeBackAsk')}
        open={asks === 'takeBack'}
        onClose={() => setAsks(null)}
        action={t('takeBackDo')}
        onConfirm={() => void settle(outbox.takeBack(entry))}
      >
        <p>{t(entry.attempts ? 'takeBackMaybe' : 'takeBackGone')}</p>
        {hanging > 0 && <p>{t('takeBackWith', { count: hanging })}</p>}
      </Confirm>
      <Confirm
        title={t('editAsk')}
        open={asks === 'edit'}
        onClose={() => setAsks(null)}
        action={t('editDo')}
        onConfirm={() => form && void edit(form)}
      >
        <p>{t('editReplaces')}</p>
      </Confirm>
    </div>
  );
}

interface AnswersProps {
  entry: Entry;
  settle: (work: Promise<unknown>) => Promise<void>;
}

/** What a person can say to the engine's refusal. */
function Answers({ entry, settle }: AnswersProps) {
  const t = useWords(entryWords);
  const refusal = entry.refusal as { code?: string; alike?: { id: string; title: string }[] } | null;
  const say = (change: Record<string, unknown>) =>
    void settle(again(entry, { body: { ...entry.body, ...change } }));
  const join = (id: string) =>
    void settle(
      outbox
        .change({ ...entry, state: 'sent', refusal: null, receivedAt: Date.now(), answer: { id } })
        .then(sendWaiting),
    );
  if (refusal?.code === 'incident.duplicate')
    return (
      <>
        {(refusal.alike ?? []).map(({ id, title }) => (
          <Button key={id} onClick={() => join(id)}>
            {title}：{t('joinThis')}
          </Button>
        ))}
        <Button onClick={() => say({ confirmDistinct: true })}>{t('distinct')}</Button>
      </>
    );
  if (refusal?.code === 'report.implausible')
    return <Button onClick={() => say({ confirmImplausible: true })}>{t('plausible')}</Button>;
  if (refusal?.code === 'command.stale')
    return <Button onClick={() => void settle(again(entry, { ifMatch: null }))}>{t('regardless')}</Button>;
  return null;
}
