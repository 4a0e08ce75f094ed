import { type Clock, type IdSource, ManualClock } from '#kernel';
import { compile, type Plan } from '#plan';
import {
  type Actor,
  type LoadedPlan,
  type Plans,
  Reactions,
  type Reader,
  Session,
  type TableName,
  type Tables,
} from '#runtime';
import { CommandLayer } from '../../libs/runtime/src/bus/command-layer.ts';
import { GroupLayer } from '../../libs/runtime/src/bus/group-layer.ts';

/** A record that holds nothing: whatever a test needs is put in a layer over it. */
export const EMPTY: Pick<Reader, 'get' | 'find'> = {
  get: () => Promise.resolve([]),
  find: () => Promise.resolve([]),
};

/** A record that holds what a layer holds. */
export const recordOf = (layer: GroupLayer): Pick<Reader, 'get' | 'find'> => ({
  get: async <K extends TableName>(table: K, ids: readonly string[]) => {
    const rows: Tables[K][] = [];
    for (const id of ids) {
      const row = await layer.get(table, id);
      if (row) rows.push(row);
    }
    return rows;
  },
  find: (table, where, options) => layer.find(table, where, options),
});

class Counter implements IdSource {
  private last = 0;

  next(): string {
    return `id-${String(++this.last).padStart(4, '0')}`;
  }
}

export const loaded = (plan: Plan): LoadedPlan => ({ plan, compiled: compile(plan) });

/** These plans and no others, in whatever version is asked for. */
export const plansOf = (...plans: Plan[]): Plans => {
  const known = new Map(plans.map((plan) => [plan.id, loaded(plan)]));
  const find = (id: string) => known.get(id)!;
  return {
    at: find,
    version: find,
    list: () => plans.map(({ id, effectiveFrom }) => ({ id, effectiveFrom })),
  };
};

/** Real sessions, one after the other, over a record in memory that starts empty. */
export class Desk {
  readonly group = new GroupLayer(EMPTY);
  readonly clock: ManualClock;
  private readonly ids = new Counter();

  constructor(
    private readonly plans: Plans,
    now: number,
  ) {
    this.clock = new ManualClock(now);
  }

  open(actor: Actor, clock: Clock = this.clock): { session: Session; commit: () => void } {
    const layer = new CommandLayer(this.group);
    const { ids, plans } = this;
    const parts = { clock, ids, plans, reactions: new Reactions() };
    const session = new Session(layer, parts, { actor, requestId: 'request' });
    return { session, commit: () => layer.applyTo(this.group) };
  }

  /** Does the work in a session of its own and keeps what it changed, unless it throws. */
  async run<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    const { session, commit } = this.open(actor);
    const answer = await work(session);
    commit();
    return answer;
  }
}
