import type { Text } from '#plan';
import type { JournalRow } from '#runtime';
import type { Ledger } from './ledger.ts';

interface Issued {
  title: Text;
  recipient: string;
  dueAt?: number | null;
  acknowledgeBy?: number | null;
}

/** Answers that say that the task has arrived. */
const RECEIVED = ['task.acknowledged', 'task.declined', 'task.adjustment-requested'];
const GONE = ['task.withdrawn', 'task.reassigned'];

/**
 * For each task: acknowledged before anybody had to remind, done by its time, and for a daily duty each round by its
 * own (5.x.3).
 */
export class TaskClocks {
  private readonly issued = new Map<string, Issued & { round: number }>();

  constructor(private readonly ledger: Ledger) {}

  read(fact: JournalRow): void {
    const { streamId: id, at, seq } = fact;
    if (fact.fact === 'task.issued') this.issue(fact);
    if (RECEIVED.includes(fact.fact)) this.ledger.done(`${id} acknowledge`, at, seq);
    if (GONE.includes(fact.fact)) this.ledger.stop(`${id} acknowledge`, at, seq);
    const task = this.issued.get(id);
    if (!task) return;
    const round = `${id} ${task.round}`;
    if (fact.fact === 'task.completed' || fact.fact === 'task.cycle-submitted')
      this.ledger.done(round, at, seq);
    if (fact.fact === 'task.cycle-submitted') this.next(fact, task);
    if (GONE.includes(fact.fact) || fact.fact === 'task.declined') this.ledger.stop(round, at, seq);
  }

  private issue({ streamId: id, data, seq }: JournalRow): void {
    const issued = { ...(data as unknown as Issued), round: 1 };
    this.issued.set(id, issued);
    const common = { what: issued.title, who: issued.recipient, startedSeq: seq };
    if (issued.acknowledgeBy != null)
      this.ledger.start(`${id} acknowledge`, { ...common, kind: 'acknowledge', dueAt: issued.acknowledgeBy });
    if (issued.dueAt != null) this.ledger.start(`${id} 1`, { ...common, kind: 'task', dueAt: issued.dueAt });
  }

  private next({ streamId: id, data, seq }: JournalRow, task: Issued & { round: number }): void {
    task.round += 1;
    const { dueAt } = data as { dueAt?: number };
    if (dueAt !== undefined)
      this.ledger.start(`${id} ${task.round}`, {
        kind: 'task',
        what: task.title,
        who: task.recipient,
        dueAt,
        startedSeq: seq,
      });
  }
}
