import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { type Preview, type Response, useChangePreview } from '../queries.ts';
import { OUTCOMES, type Outcome, OutcomeChoice } from './outcome-choice.tsx';
import { wordsOf } from './signs.tsx';
import { settleWords } from './words.ts';

type Open = Preview['unsettled'][number];
/** By task what becomes of it, by recipient how that was ascertained. */
interface Chosen {
  outcomes: Record<string, Outcome>;
  reasons: Record<string, string>;
}

/** What has to be settled, one by one, before the response can end (5.7). */
export function Settle({ response }: { response: Response }) {
  const query = useChangePreview(response.id, null);
  return <Asked query={query}>{({ unsettled }) => <List response={response} open={unsettled} />}</Asked>;
}

function List({ response, open }: { response: Response; open: readonly Open[] }) {
  const t = useWords(settleWords);
  const say = useSay();
  const may = useCapability('propose');
  const draft = useDraft<Chosen>(`settle.${response.id}`, { outcomes: {}, reasons: {} });
  const { outcomes, reasons } = draft.value;
  const [asking, setAsking] = useState(false);
  const settle = api.useMutation('post', '/responses/{id}/settlements');
  const recipients = [...new Set(open.map(({ recipient }) => recipient))];
  const chosen = open.filter(({ id, recipient }) => outcomes[id] && reasons[recipient]?.trim());
  const count = (outcome: Outcome) => chosen.filter(({ id }) => outcomes[id] === outcome).length;
  const choose = (tasks: readonly Open[], outcome: Outcome) =>
    draft.change({
      outcomes: { ...outcomes, ...Object.fromEntries(tasks.map(({ id }) => [id, outcome])) },
    });
  if (!open.length) return <Empty>{t('none')}</Empty>;
  return (
    <section className="panel stack" aria-labelledby="settle">
      <h2 id="settle">{t('title')}</h2>
      {!may && <p className="note">{t('cannot')}</p>}
      <p role="status">{t('count', { count: open.length, chosen: chosen.length })}</p>
      {recipients.map((recipient) => {
        const own = open.filter((one) => one.recipient === recipient);
        const name = say(own[0]!.title);
        return (
          <fieldset key={recipient} className="bare settle-recipient">
            <legend>
              <strong>{name}</strong>
            </legend>
            {own.map((task) => (
              <div key={task.id} className="settle-task">
                <span>
                  {say(task.duty)} <span className="quiet">{say(wordsOf(task.state))}</span>
                </span>
                {may && (
                  <OutcomeChoice
                    name={task.id}
                    about={`${name} ${say(task.duty)}`}
                    value={outcomes[task.id]}
                    onChange={(outcome) => choose([task], outcome)}
                  />
                )}
              </div>
            ))}
            {may && (
              <>
                {own.length > 1 && (
                  <div className="row">
                    <span className="quiet">{t('all')}</span>
                    {OUTCOMES.map((outcome) => (
                      <button
                        key={outcome}
                        type="button"
                        className="plain-button tap"
                        aria-label={`${name} ${t('all')}：${t(outcome)}`}
                        onClick={() => choose(own, outcome)}
                      >
                        {t(outcome)}
                      </button>
                    ))}
                  </div>
                )}
                <Field label={`${t('reason')}：${name}`} name={`settle-${recipient}`}>
                  <input
                    id={`settle-${recipient}`}
                    className="control"
                    maxLength={2000}
                    value={reasons[recipient] ?? ''}
                    onChange={(event) =>
                      draft.change({ reasons: { ...reasons, [recipient]: event.target.value } })
                    }
                  />
                </Field>
              </>
            )}
          </fieldset>
        );
      })}
      {may && (
        <div className="decide-bar">
          <Button type="primary" size="large" disabled={!chosen.length} onClick={() => setAsking(true)}>
            {t('send', { count: chosen.length })}
          </Button>
        </div>
      )}
      <Confirm
        title={t('title')}
        open={asking}
        onClose={() => setAsking(false)}
        action={t('send', { count: chosen.length })}
        busy={settle.isPending}
        problem={settle.error ? problemOf(settle.error) : null}
        onConfirm={() =>
          settle.mutate(
            {
              params: { path: { id: response.id } },
              body: {
                settlements: chosen.map(({ id, recipient }) => ({
                  taskId: id,
                  outcome: outcomes[id]!,
                  reason: reasons[recipient]!.trim(),
                })),
              },
            },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        <p>
          {t('consequence', {
            ...{ completed: count('completed'), carried: count('carried-over') },
            withdrawn: count('withdrawn'),
          })}
        </p>
      </Confirm>
    </section>
  );
}
