import { useState } from 'react';
import { api, client, type Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { responseWords } from './words.ts';

type Line = Schemas['CallLine'];
const OUTCOMES = ['reached', 'no-answer', 'passed-on'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Whom to call for a response: one tap for each outcome, those not reached first. */
export function CallSheet({ responseId, incidentId }: { responseId: string; incidentId: string }) {
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
                  <CallItem
                    key={line.recipient}
                    line={line}
                    responseId={responseId}
                    incidentId={incidentId}
                  />
                ))}
              </ul>
            </>
          );
        }}
      </Asked>
    </section>
  );
}

function CallItem({ line, responseId, incidentId }: { line: Line; responseId: string; incidentId: string }) {
  const t = useWords(responseWords);
  const say = useSay();
  const [who, setWho] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const call = api.useMutation('post', '/responses/{id}/calls/{outcome}');
  const last = line.calls.at(-1);
  const title = say(line.title);

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
        {line.tasks.unacknowledged > 0 && (
          <button
            type="button"
            className="plain-button tap"
            aria-label={`${title}：${t('acknowledge')}`}
            onClick={() => {
              acknowledgeFor(line.recipient, responseId, incidentId).catch((error: unknown) =>
                setProblem(problemOf(error)),
              );
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

/** Records that it said "received" to each of its tasks. */
async function acknowledgeFor(recipient: string, responseId: string, incidentId: string): Promise<void> {
  const { data, error } = await client.GET('/tasks', {
    params: { query: { limit: 500, responseId, incidentId, recipient: [recipient], state: ['issued'] } },
  });
  if (!data) throw error;
  for (const { id } of data.items) {
    const answer = await client.POST('/tasks/{id}/answers/{answer}', {
      params: { path: { id, answer: 'acknowledge' } },
      body: {},
    });
    if (answer.error) throw answer.error;
  }
}
