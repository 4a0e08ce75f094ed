import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { PaperFrame } from './paper-frame.tsx';
import { type Draft, draftFile, type Issued, isOnce, type Offered } from './queries.ts';
import { documentWords } from './words.ts';

interface Props {
  incidentId: string;
  exercise: boolean;
  offered: Offered;
  /** The document of the same matter that stands. */
  before: Issued | undefined;
  title: string;
  onClose: () => void;
  onIssued: (number: string) => void;
}

/** The draft as it stands on paper, and the step to issue exactly that. */
export function DraftDialog(props: Props) {
  const { incidentId, offered, title, onClose } = props;
  const query = { kind: offered.kind, subject: offered.subject };
  // What is looked at stays still while facts come in; it is drafted anew by a click.
  const [opened, setOpened] = useState(() => new Date().toISOString());
  const draft = api.useQuery(
    'get',
    '/incidents/{id}/documents/draft',
    { params: { path: { id: incidentId }, query: { ...query, at: opened } } },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, gcTime: 0 },
  );
  return (
    <Dialog title={title} open onClose={onClose}>
      <Asked query={draft}>
        {(found) => (
          <Looked
            key={found.hash}
            {...props}
            draft={found}
            again={() => setOpened(new Date().toISOString())}
          />
        )}
      </Asked>
    </Dialog>
  );
}

function Looked({ draft, again, ...props }: Props & { draft: Draft; again: () => void }) {
  const { incidentId, exercise, offered, before, onClose, onIssued } = props;
  const t = useWords(documentWords);
  const names = useNames();
  const [asking, setAsking] = useState(false);
  const { value, change, discard } = useDraft(`replace.${offered.kind}.${offered.subject}`, { reason: '' });
  const issue = api.useMutation('post', '/incidents/{id}/documents');
  const problem = issue.error ? problemOf(issue.error) : null;
  const replaced = isOnce(offered.kind) ? before : undefined;
  const list = (items: string[]) => items.join('、') || t('nobody');

  const send = () =>
    issue.mutate(
      {
        params: { path: { id: incidentId } },
        body: {
          ...{ kind: draft.kind, subject: draft.subject, seen: draft.hash, at: draft.at },
          ...(replaced ? { replaces: { id: replaced.id, reason: value.reason.trim() } } : {}),
        },
      },
      {
        onSuccess({ number }) {
          discard();
          onIssued(number);
        },
      },
    );

  return (
    <div className="stack">
      <PaperFrame src={draftFile(incidentId, draft, 'html')} title={draft.title} />
      {asking && (
        <>
          <h3>{t('issueTitle')}</h3>
          <dl className="said">
            <dt>{t('number')}</dt>
            <dd>
              <strong>{draft.nextNumber}</strong> <span className="quiet">{t('numberNote')}</span>
              {exercise && <span className="quiet"> {t('exercise')}</span>}
            </dd>
            <dt>{t('to')}</dt>
            <dd>{list(draft.to)}</dd>
            <dt>{t('copies')}</dt>
            <dd>{list(draft.copies)}</dd>
          </dl>
          <p className="note">{t('kept')}</p>
          {replaced && (
            <div className="stack">
              <label htmlFor="replace-reason">{t('replacing', { number: replaced.number })}</label>
              <textarea
                id="replace-reason"
                className="control"
                rows={2}
                maxLength={2000}
                value={value.reason}
                onChange={(event) => change({ reason: event.target.value })}
              />
            </div>
          )}
        </>
      )}
      {problem && (
        <ProblemNote
          problem={problem}
          action={
            problem.code === 'official.changed' && (
              <Button size="small" onClick={again}>
                {t('changedSince')}
              </Button>
            )
          }
        />
      )}
      <div className="row">
        {asking ? (
          <Button
            type="primary"
            loading={issue.isPending}
            disabled={Boolean(replaced) && !value.reason.trim()}
            onClick={send}
          >
            {t('issueNow', { number: draft.nextNumber })}
          </Button>
        ) : draft.mayIssue ? (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('issue')}
          </Button>
        ) : (
          <span className="quiet">{t('who', { post: names.post(offered.issues) })}</span>
        )}
        <Button href={draftFile(incidentId, draft, 'docx')}>{t('word')}</Button>
        <Button href={draftFile(incidentId, draft, 'pdf')}>{t('pdf')}</Button>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </div>
  );
}
