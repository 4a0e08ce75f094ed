import { useState } from 'react';
import { api, client, type Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useEntries } from '../../offline/the-outbox.ts';
import { entryWords } from '../../offline/words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { responseWords } from './words.ts';

type Line = Schemas['CallLine'];
const OUTCOMES = ['reached', 'no-answer', 'passed-on'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Whom to call for a response: one tap for each outcome, those not reached first. */
export function CallSheet({ responseId }: { responseId: string }) {
  const t = useWords(responseWords);
  const query = api.useQuery('get', '/responses/{id}/call-sheet', { params: { path: { id: responseId } } });
  return (
    <section className="panel stack" aria-labelledby="call-sheet">
      <h2 id="call-sheet">{t('calls')}</h2>
      <p className="note">{t('callsNote')}</p>
      <Asked query={query}>
        {({ items }) => {
          const left = items.filter(({ standing }) => standing !== 'reached').length;
          return items.length === 0 ? (
            <Empty>{t('noCalls')}</Empty>
          ) : (
            <>
              <p role="status">{t('left', { count: left })}</p>
              <ul className="calls">
                {items.map((line) => (
                  <CallItem key={line.recipient} line={line} responseId={responseId} />
                ))}
              </ul>
            </>
          );
        }}
      </Asked>
    </section>
  );
}

function CallItem({ line, responseId }: { line: Line; responseId: string }) {
  const t = useWords(responseWords);
  const say = useSay();
  const [who, setWho] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const call = api.useMutation('post', '/responses/{id}/calls/{outcome}');
  const last = line.calls.at(-1);
  const title = say(line.title);
  const waits = useWaiting(line, responseId);
  const e = useWords(entryWords);

  const record = (outcome: Outcome) =>
    call.mutate(
      {
        params: { path: { id: responseId, outcome } },
        body: {
          recipient: line.recipient,
          ...(outcome === 'no-answer' ? {} : { spokenWith: who.trim() || t('whoDefault') }),
          ...(outcome === 'passed-on' ? { passedTo: t('passedDefault') } : {}),
        },
      },
      { onSuccess: () => setProblem(null), onError: (error) => setProblem(problemOf(error)) },
    );

  return (
    <li>
      <div>
        <strong>{title}</strong>{' '}
        <span className="quiet">{line.tasks.open > 0 ? t('tasksOpen', line.tasks) : t('mustKnow')}</span>
        <div>
          {line.standing ? t(line.standing) : t('notCalled')}
          {waits.call && (
            <strong>
              {' '}
              → {t(waits.call)}（{e('waiting')}）
            </strong>
          )}
          {waits.receipts > 0 && (
            <strong>
              {' '}
              {t('acknowledge')}（{e('waiting')}）
            </strong>
          )}
          {last?.spokenWith && ` · ${last.spokenWith}`} {last && <When at={last.at} />}
        </div>
      </div>
      <div className="row">
        <input
          className="control slim"
          aria-label={`${title} ${t('who')}`}
          placeholder={`${t('who')}：${t('whoDefault')}`}
          maxLength={200}
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="plain-button tap"
            aria-pressed={line.standing === outcome}
            aria-label={`${title}：${t(outcome)}`}
            disabled={call.isPending}
            onClick={() => record(outcome)}
          >
            {t(outcome)}
          </button>
        ))}
        {line.awaiting.length > waits.receipts && (
          <button
            type="button"
            className="plain-button tap"
            aria-label={`${title}：${t('acknowledge')}`}
            onClick={() => {
              acknowledgeFor(line).catch((error: unknown) => setProblem(problemOf(error)));
            }}
          >
            {t('acknowledge')}
          </button>
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

/** What was recorded of it on this device and is still to be sent. */
function useWaiting({ recipient, awaiting }: Line, responseId: string) {
  const waiting = useEntries().filter(({ state }) => state === 'waiting');
  const calls = waiting.filter(
    ({ kind, path, body }) =>
      kind === 'call' && path.includes(`/${responseId}/`) && body['recipient'] === recipient,
  );
  return {
    call: calls.at(-1)?.path.split('/').at(-1) as Outcome | undefined,
    receipts: awaiting.filter((id) => waiting.some(({ path }) => path === `/tasks/${id}/answers/acknowledge`))
      .length,
  };
}

/** Records that it said "received" to each of its tasks. */
async function acknowledgeFor({ awaiting }: Line): Promise<void> {
  for (const id of awaiting) {
    const answer = await client.POST('/tasks/{id}/answers/{answer}', {
      params: { path: { id, answer: 'acknowledge' } },
      body: {},
    });
    if (answer.error) throw answer.error;
  }
}
