import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { OwnInstructions } from '../instructions/own-instructions.tsx';
import { useLevelTitle } from '../plan/names.ts';
import { useExerciseChoice } from '../ui/exercise-choice.tsx';
import { Asked, Empty, TooMany } from '../ui/states.tsx';
import { PaperItem } from './paper-item.tsx';
import { PendingItem } from './pending-item.tsx';
import { type Decisions, useDecisions } from './queries.ts';
import { RunningItem } from './running-item.tsx';
import { UnsignedItem } from './unsigned-item.tsx';
import { UnsignedPaperItem } from './unsigned-paper-item.tsx';
import { byGravity, byUrgency } from './urgency.ts';
import { homeWords } from './words.ts';
import './supervisor.css';

/** What awaits the decision of whoever is logged in, urgent first; below it what runs. */
export default function DecisionsPage() {
  const t = useWords(homeWords);
  return (
    <div className="stack">
      <div className="row apart">
        <h1>{t('title')}</h1>
        <Link to="/delegations">{t('delegations')}</Link>
      </div>
      <Asked query={useDecisions()}>{(decisions) => <Lists decisions={decisions} />}</Asked>
    </div>
  );
}

function Lists({ decisions: all }: { decisions: Decisions }) {
  const t = useWords(homeWords);
  const level = useLevelTitle();
  const { approvals, unsigned, papers: written, responses } = all;
  // An answer kept from the release before has none.
  const { unsignedPapers = [] } = all;
  const { keeps, choice } = useExerciseChoice([
    ...[...approvals, ...unsigned, ...unsignedPapers, ...written, ...responses],
  ]);
  const decisions = {
    ...{ approvals: approvals.filter(keeps), unsigned: unsigned.filter(keeps), more: all.more },
    unsignedPapers: unsignedPapers.filter(keeps),
    ...{ papers: written.filter(keeps), responses: responses.filter(keeps) },
  };
  const pending = byUrgency(decisions.approvals, level.rank);
  const mine = pending.filter(({ own }) => own);
  const below = pending.filter(({ own }) => !own);
  const papers = [...decisions.papers].sort(
    (a, b) => Number(a.exercise) - Number(b.exercise) || a.since.localeCompare(b.since),
  );
  const running = byGravity(decisions.responses, level.rank);
  const owed = decisions.unsigned.length + decisions.unsignedPapers.length;
  const waiting = mine.length + owed + papers.filter(({ own }) => own).length;
  return (
    <>
      {choice}
      {decisions.more && <TooMany shown={pending.length} />}
      {waiting === 0 && <Empty>{t('none')}</Empty>}
      {mine.length > 0 && (
        <List title={t('mine', { count: mine.length })}>
          {mine.map((one) => (
            <PendingItem key={one.id} pending={one} />
          ))}
        </List>
      )}
      {owed > 0 && (
        <List title={t('unsigned', { count: owed })}>
          {decisions.unsigned.map((one) => (
            <UnsignedItem key={one.id} unsigned={one} />
          ))}
          {decisions.unsignedPapers.map((one) => (
            <UnsignedPaperItem key={one.id} unsigned={one} />
          ))}
        </List>
      )}
      {papers.length > 0 && (
        <List title={t('papers', { count: papers.length })}>
          {papers.map((one) => (
            <PaperItem key={one.id} paper={one} />
          ))}
        </List>
      )}
      {below.length > 0 && (
        <details className="panel">
          <summary>{t('below', { count: below.length })}</summary>
          <ul className="decisions">
            {below.map((one) => (
              <PendingItem key={one.id} pending={one} />
            ))}
          </ul>
        </details>
      )}
      <OwnInstructions />
      <List title={t('running', { count: running.length })}>
        {running.map((one) => (
          <RunningItem key={one.id} response={one} />
        ))}
      </List>
      {running.length === 0 && <Empty>{t('noneRunning')}</Empty>}
    </>
  );
}

function List({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="decisions">{children}</ul>
    </section>
  );
}
