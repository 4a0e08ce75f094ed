import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useAssessment } from '../../incident/queries.ts';
import { standingOf } from '../../incident/upward/steps.ts';
import { paperStates } from '../../incident/upward/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ExerciseBanner } from '../../ui/exercise.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { When } from '../../ui/when.tsx';
import { useDecisions } from '../queries.ts';
import { SignBar } from './sign-bar.tsx';
import { paperWords } from './words.ts';
import '../supervisor.css';
import '../decision/decision.css';

const route = getRouteApi('/papers/$paper/$id');

/** A document upward, or a text for the public: as it would go, and the approval. */
export default function PaperPage() {
  const t = useWords(paperWords);
  const { paper, id } = route.useParams();
  if (paper === 'upward') return <Upward key={id} id={id} />;
  if (paper === 'release') return <Release key={id} id={id} />;
  return <Empty>{t('unknown')}</Empty>;
}

type Paper = Schemas['UpwardPaper'] | Schemas['ReleasePaper'];

interface Steps {
  kind: 'upward' | 'release';
  heading: string;
  body: string;
  paper: Paper;
  approve: { send: (header: Header, done: Done) => void; busy: boolean; error: unknown };
  back: { send: (header: Header, reason: string, done: Done) => void; busy: boolean; error: unknown };
}
type Header = { 'If-Match': string };
type Done = { onSuccess: () => void; onError: (error: unknown) => void };

function Upward({ id }: { id: string }) {
  const query = api.useQuery('get', '/upward/{id}', { params: { path: { id } } });
  const approve = api.useMutation('post', '/upward/{id}/approve');
  const back = api.useMutation('post', '/upward/{id}/return');
  return (
    <Asked query={query}>
      {(paper) => (
        <PaperView
          kind="upward"
          heading={paper.data.title.zh}
          body={paper.data.body.zh}
          paper={paper}
          approve={{
            send: (header, done) => approve.mutate({ params: { path: { id }, header } }, done),
            busy: approve.isPending,
            error: approve.error,
          }}
          back={{
            send: (header, reason, done) =>
              back.mutate({ params: { path: { id }, header }, body: { reason } }, done),
            busy: back.isPending,
            error: back.error,
          }}
        />
      )}
    </Asked>
  );
}

function Release({ id }: { id: string }) {
  const query = api.useQuery('get', '/releases/{id}', { params: { path: { id } } });
  const approve = api.useMutation('post', '/releases/{id}/publish');
  const back = api.useMutation('post', '/releases/{id}/return');
  return (
    <Asked query={query}>
      {(paper) => (
        <PaperView
          kind="release"
          heading={paper.data.title}
          body={paper.data.body}
          paper={paper}
          approve={{
            send: (header, done) => approve.mutate({ params: { path: { id }, header } }, done),
            busy: approve.isPending,
            error: approve.error,
          }}
          back={{
            send: (header, reason, done) =>
              back.mutate({ params: { path: { id }, header }, body: { reason } }, done),
            busy: back.isPending,
            error: back.error,
          }}
        />
      )}
    </Asked>
  );
}

function PaperView({ kind, heading, body, paper, approve, back }: Steps) {
  const t = useWords(paperWords);
  const lang = useLanguage();
  const [asked, ask] = useState<'approve' | 'return' | null>(null);
  const assessment = useAssessment(paper.incidentId).data;
  // The engine judges; this decides only what is offered.
  const may = useDecisions().data?.papers.some(({ id }) => id === paper.id) ?? false;
  const drafted = 'known' in paper.data ? paper.data.known.assessmentSeq : paper.data.assessmentSeq;
  const close = () => ask(null);
  return (
    <article className="stack">
      {paper.exercise && <ExerciseBanner />}
      <header>
        <p className="quiet">
          {t(kind)} · <When at={paper.updatedAt} /> ·{' '}
          <Link
            to="/incidents/$id"
            params={{ id: paper.incidentId }}
            search={kind === 'upward' ? { view: 'upward' } : {}}
          >
            {t(kind === 'upward' ? 'allUpward' : 'incident')}
          </Link>
        </p>
        <h1>{heading}</h1>
      </header>
      {assessment && assessment.seq !== drafted && <p className="warned">▲ {t('moved')}</p>}
      <div className="panel prose">{body}</div>
      {'items' in paper.data && paper.data.items.length > 0 && (
        <ul className="panel plain-list">
          {paper.data.items.map(({ what, quantity, unit, reason }) => (
            <li key={what}>
              <strong>
                {what} {quantity} {unit}
              </strong>{' '}
              <span className="quiet">{reason}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="decide-bar">
        {'signature' in paper && <SignBar paper={paper} />}
        {paper.state !== 'submitted' ? (
          <p role="status">
            <strong>
              {'signature' in paper ? wordFor(paperStates, standingOf(paper), lang) : t('notBefore')}
            </strong>{' '}
            {paper.data.returnedFor}
          </p>
        ) : may ? (
          <div className="row">
            <Button type="primary" size="large" onClick={() => ask('approve')}>
              {t(kind === 'upward' ? 'approveUpward' : 'approveRelease')}
            </Button>
            <Button size="large" onClick={() => ask('return')}>
              {t('return')}
            </Button>
          </div>
        ) : (
          <p className="note">{t('notMine')}</p>
        )}
      </div>
      {asked === 'approve' && <ApprovePaper kind={kind} paper={paper} approve={approve} onClose={close} />}
      {asked === 'return' && <ReturnPaper paper={paper} back={back} onClose={close} />}
    </article>
  );
}

function ApprovePaper({
  kind,
  paper,
  approve,
  onClose,
}: Pick<Steps, 'kind' | 'paper' | 'approve'> & { onClose: () => void }) {
  const t = useWords(paperWords);
  const seen = useSeen(paper.seq);
  const title = t(kind === 'upward' ? 'approveUpward' : 'approveRelease');
  return (
    <Confirm
      title={title}
      open
      onClose={onClose}
      action={title}
      busy={approve.busy}
      problem={approve.error ? problemOf(approve.error) : null}
      onConfirm={() => approve.send(seen.header, { onSuccess: onClose, onError: seen.told })}
    >
      <p>{t(kind === 'upward' ? 'upwardFollows' : paper.exercise ? 'releaseExercise' : 'releaseFollows')}</p>
    </Confirm>
  );
}

function ReturnPaper({ paper, back, onClose }: Pick<Steps, 'paper' | 'back'> & { onClose: () => void }) {
  const t = useWords(paperWords);
  const seen = useSeen(paper.seq);
  return (
    <ReasonDialog
      draft={`return-paper.${paper.id}`}
      title={t('return')}
      action={t('return')}
      moved={seen.moved}
      busy={back.busy}
      problem={back.error ? problemOf(back.error) : null}
      onClose={onClose}
      onSend={(reason, done) => back.send(seen.header, reason, { onSuccess: done, onError: seen.told })}
    >
      <p>{t('returns')}</p>
    </ReasonDialog>
  );
}
