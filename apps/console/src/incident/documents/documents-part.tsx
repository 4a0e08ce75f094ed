import { Button } from 'antd';
import { useState } from 'react';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import type { Incident } from '../queries.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { PaperFrame } from './paper-frame.tsx';
import {
  byKind,
  type Documents,
  type Issued,
  issuedFile,
  type Offered,
  standing,
  useDocuments,
} from './queries.ts';
import { documentWords } from './words.ts';
import './documents.css';

/** The official documents of an incident: what can be written, what was issued. */
export default function DocumentsPart({ incident }: { incident: Incident }) {
  return (
    <Asked query={useDocuments(incident.id)}>
      {(documents) => <Both incident={incident} documents={documents} />}
    </Asked>
  );
}

function Both({ incident, documents }: { incident: Incident; documents: Documents }) {
  const t = useWords(documentWords);
  const say = useSay();
  const [drafting, setDrafting] = useState<Offered | null>(null);
  const [shown, setShown] = useState<Issued | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { issued, offered } = documents;
  const nameOf = (one: Offered) => `${say(one.title)} · ${say(one.about)}`;
  return (
    <div className="stack">
      <p role="status" className={done ? 'note' : 'quiet'}>
        {done && t('done', { number: done })}
      </p>
      <section className="panel" aria-labelledby="documents-drafts">
        <h2 id="documents-drafts">{t('drafts')}</h2>
        {offered.length === 0 && <Empty>{t('noDrafts')}</Empty>}
        {byKind(offered).map((ofKind) => (
          <OfferedKind key={ofKind[0]!.kind} offered={ofKind} issued={issued} open={setDrafting} />
        ))}
      </section>
      <section className="panel" aria-labelledby="documents-issued">
        <h2 id="documents-issued">{t('issued')}</h2>
        {issued.length === 0 && <Empty>{t('noIssued')}</Empty>}
        <ul className="papers">
          {issued.map((one) => (
            <IssuedLine
              key={one.id}
              issued={one}
              replaced={issued.some(({ replaces }) => replaces === one.id)}
              open={() => setShown(one)}
            />
          ))}
        </ul>
      </section>
      {drafting && (
        <DraftDialog
          incidentId={incident.id}
          exercise={incident.exercise}
          offered={drafting}
          before={standing(issued, drafting)}
          title={`${t('draft')}：${nameOf(drafting)}`}
          onClose={() => setDrafting(null)}
          onIssued={(number) => {
            setDrafting(null);
            setDone(number);
          }}
        />
      )}
      {shown && (
        <Dialog title={`${shown.number} ${shown.data.title}`} open onClose={() => setShown(null)}>
          <div className="stack">
            <PaperFrame src={issuedFile(shown.id, 'html')} title={shown.data.title} />
            <div className="row">
              <Button onClick={() => setShown(null)}>{t('close')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** Whatever there is many of is folded: a night's supervision notices must not bury the rest. */
const MANY = 5;

function OfferedKind({
  offered,
  issued,
  open,
}: {
  offered: readonly Offered[];
  issued: readonly Issued[];
  open: (one: Offered) => void;
}) {
  const t = useWords(documentWords);
  const say = useSay();
  const lines = (
    <ul className="papers">
      {offered.map((one) => (
        <OfferedLine key={one.subject} offered={one} before={standing(issued, one)} open={() => open(one)} />
      ))}
    </ul>
  );
  if (offered.length <= MANY) return lines;
  const written = offered.filter((one) => standing(issued, one)).length;
  return (
    <details className="papers-folded">
      <summary>
        <strong>{say(offered[0]!.title)}</strong> {t('many', { count: offered.length, issued: written })}
      </summary>
      {lines}
    </details>
  );
}

function OfferedLine({
  offered,
  before,
  open,
}: {
  offered: Offered;
  before: Issued | undefined;
  open: () => void;
}) {
  const t = useWords(documentWords);
  const say = useSay();
  const names = useNames();
  const what = `${say(offered.title)} ${say(offered.about)}`;
  return (
    <li>
      <div>
        <strong>{say(offered.title)}</strong> {say(offered.about)}
        <div className="quiet">
          {t('who', { post: names.post(offered.issues) })}
          {before && ` · ${t('was', { number: before.number })}`}
        </div>
      </div>
      <Button onClick={open} aria-label={t('lookOf', { what })}>
        {t('look')}
      </Button>
    </li>
  );
}

function IssuedLine({ issued, replaced, open }: { issued: Issued; replaced: boolean; open: () => void }) {
  const t = useWords(documentWords);
  const { number, data, exercise } = issued;
  const what = `${number} ${data.title}`;
  return (
    <li>
      <div>
        {exercise && <ExerciseMark />} <strong>{number}</strong> {data.title}
        <div className="quiet">
          <When at={issued.issuedAt} /> · {data.by.name}
          {replaced && ` · ${t('replaced')}`}
          {data.replacedFor && ` · ${data.replacedFor}`}
        </div>
      </div>
      <span className="row">
        <Button onClick={open} aria-label={t('lookAt', { number })}>
          {t('look2')}
        </Button>
        <Button href={issuedFile(issued.id, 'docx')} aria-label={t('wordOf', { what })}>
          {t('word')}
        </Button>
        <Button href={issuedFile(issued.id, 'pdf')} aria-label={t('pdfOf', { what })}>
          {t('pdf')}
        </Button>
      </span>
    </li>
  );
}
