import { type Clock, type IdSource, Problem, rememberedBy } from '#kernel';
import type { Actor } from '../actor.ts';
import { MACHINES } from '../machine/machines.ts';
import { begin, type Effect, type MachineEvent, machineName, step } from '../machine/step.ts';
import { DISPATCH_RULES, type DispatchRules } from '../outbox/dispatch-rules.ts';
import { type LoadedPlan, type Plans, planName, planOf } from '../plans.ts';
import type { JournalEntry, Where } from '../ports/index.ts';
import type { FindOptions } from '../ports/store.ts';
import {
  type CaseRow,
  type DeliveryRow,
  deadlineId,
  type InstanceTable,
  type TableName,
  type Tables,
} from '../records/index.ts';
import type { CommandMeta } from './command.ts';
import type { CommandLayer } from './command-layer.ts';
import { KIND_ZH } from './kind-words.ts';
import type { Reactions } from './reactions.ts';

/** What a fact says besides its name. */
export interface FactDetail {
  data?: Record<string, unknown>;
  reason?: string | null;
  cite?: string | null;
  /** Whose words a duty officer recorded. */
  onBehalfOf?: string;
}

/** What all commands of an engine share. */
export interface SessionParts {
  clock: Clock;
  ids: IdSource;
  plans: Plans;
  reactions: Reactions;
  /** An engine that runs a drill: nothing in it is for real, whatever anybody says (8.3.4). */
  exerciseOnly?: boolean;
  /** What the deployment decides about messages. */
  dispatch?: DispatchRules;
}

type Placed = { incidentId: string; exercise: boolean; plan: string | null };

/** An actor is the same object for as long as the log-in is remembered. */
const journalActor = rememberedBy(({ id, name, posts }: Actor): JournalEntry['actor'] => ({
  id,
  name,
  posts: posts.map((held) => [held.post, held.division ?? held.agency].filter(Boolean).join(':')),
}));

/**
 * One command's view of the record. It reads what was committed, and what earlier commands of its group changed;
 * what it changes is kept apart until it succeeds. Rows are values: never change one, put a new one.
 */
export class Session {
  /** When the command came in; milliseconds. */
  readonly now: number;
  /** When a person entered it: now, unless it waited for the network. */
  readonly enteredAt: number;
  readonly facts: JournalEntry[] = [];
  private readonly who: JournalEntry['actor'];
  /** What facts say of the cases that this command has come by. */
  private readonly places = new Map<string, Placed>();

  constructor(
    private readonly layer: CommandLayer,
    private readonly parts: SessionParts,
    private readonly meta: Omit<CommandMeta, 'idempotency'>,
  ) {
    this.now = parts.clock.now();
    this.enteredAt = meta.enteredAt ?? this.now;
    this.who = journalActor(meta.actor);
  }

  get actor(): Actor {
    return this.meta.actor;
  }

  get dispatch(): DispatchRules {
    return this.parts.dispatch ?? DISPATCH_RULES;
  }

  get plans(): Plans {
    return this.parts.plans;
  }

  /** Whether what begins now is an exercise: because somebody says so, or because everything here is one. */
  isExercise(said = false): boolean {
    return said || this.parts.exerciseOnly === true;
  }

  newId(): string {
    return this.parts.ids.next();
  }

  get<K extends TableName>(table: K, id: string): Promise<Tables[K] | null> {
    return this.layer.get(table, id);
  }

  /** The row, or `resource.not-found`. */
  async require<K extends TableName>(table: K, id: string): Promise<Tables[K]> {
    const row = await this.layer.get(table, id);
    if (!row)
      throw new Problem('resource.not-found', { kind: KIND_ZH[table] ?? table, id }, { resource: table, id });
    return row;
  }

  find<K extends TableName>(table: K, where: Where<Tables[K]>, options?: FindOptions<Tables[K]>) {
    return this.layer.find(table, where, options);
  }

  put<K extends TableName>(table: K, row: Tables[K]): void {
    if (table === 'incident' || table === 'warning') this.places.delete(row.id);
    this.layer.put(table, table === 'delivery' ? (this.onRequest(row as DeliveryRow) as Tables[K]) : row);
  }

  /** Puts a row whose key was made for it. {@link put} does as well; this spares the look for a row to replace. */
  add<K extends TableName>(table: K, row: Tables[K]): void {
    this.layer.knowAbsent(table, row.id);
    this.put(table, row);
  }

  /** A message keeps the request that it began with, through every attempt and in whatever process. */
  private onRequest(row: DeliveryRow): DeliveryRow {
    if (row.requestId) return row;
    const { requestId, trace = null } = this.meta;
    return { ...row, requestId, traceparent: trace };
  }

  remove(table: TableName, id: string): void {
    this.layer.remove(table, id);
  }

  /** The incident, or the warning, that a task, a message or a fact belongs to. */
  async case(id: string): Promise<CaseRow> {
    return (
      (await this.layer.get('incident', id)) ??
      (await this.layer.get('warning', id)) ??
      this.require('incident', id)
    );
  }

  async planOf(caseId: string): Promise<LoadedPlan> {
    return planOf(this.plans, await this.case(caseId));
  }

  /** Begins an instance: its machine's first state, with the facts of beginning. */
  create<K extends InstanceTable>(
    table: K,
    fresh: Omit<Tables[K], 'seq' | 'state' | 'context' | 'createdAt' | 'updatedAt'>,
    detail: FactDetail = {},
  ): Promise<Tables[K]> {
    const { state, context, effects, facts } = begin(MACHINES[table]);
    const own = { seq: facts.length, state, context, createdAt: this.now, updatedAt: this.now };
    // Not `{ ...fresh, … }`: V8 takes microseconds for each name that is new to a copy.
    const row = Object.assign({}, fresh, own) as unknown as Tables[K];
    this.layer.knowAbsent(table, row.id);
    return this.carryOut(table, row, effects, facts, detail);
  }

  /** Gives the instance an event; `change` replaces columns in the same stroke. Refuses what it does not take. */
  async send<K extends InstanceTable>(
    table: K,
    row: Tables[K],
    event: MachineEvent,
    detail: FactDetail & { change?: Partial<Tables[K]> } = {},
  ): Promise<Tables[K]> {
    const { state, context, effects, facts } = step(MACHINES[table], row.state, row.context, event);
    const taken = { seq: row.seq + facts.length, state, context, updatedAt: this.now };
    return this.carryOut(table, { ...row, ...detail.change, ...taken }, effects, facts, detail);
  }

  /** Journals a fact about something that is no machine instance. */
  async record(
    stream: string,
    streamId: string,
    fact: string,
    detail: FactDetail & { incidentId?: string; streamSeq?: number; state?: string } = {},
  ): Promise<void> {
    const place = detail.incidentId ? await this.place(detail.incidentId) : null;
    const entry = this.entry(fact, detail, place, {
      stream,
      streamId,
      streamSeq: detail.streamSeq ?? 0,
      state: detail.state ?? '',
      machine: null,
    });
    this.facts.push(entry);
    for (const react of this.parts.reactions.to(fact)) await react(this, entry, null);
  }

  private async carryOut<K extends InstanceTable>(
    table: K,
    next: Tables[K],
    effects: readonly Effect[],
    facts: readonly string[],
    detail: FactDetail,
  ): Promise<Tables[K]> {
    this.put(table, next);
    const isCase = table === 'incident' || table === 'warning';
    const caseId = isCase ? next.id : (next as { incidentId?: string }).incidentId;
    // A hand-over of duty and a contact test belong to no case.
    const place = caseId === undefined ? null : (this.places.get(caseId) ?? (await this.place(caseId)));
    const entries = facts.map((fact, i) =>
      this.entry(fact, detail, place, {
        stream: table,
        streamId: next.id,
        streamSeq: next.seq - facts.length + i + 1,
        state: next.state,
        machine: machineName(MACHINES[table]),
      }),
    );
    this.facts.push(...entries);
    for (const effect of effects) this.clockwork(table, next.id, place?.incidentId ?? null, effect);
    for (const entry of entries)
      for (const react of this.parts.reactions.to(entry.fact)) await react(this, entry, next);
    return next;
  }

  private clockwork(table: InstanceTable, id: string, incidentId: string | null, effect: Effect): void {
    if (effect.type === 'record') return;
    const clock = deadlineId(table, id, effect.params.deadline);
    if (this.layer.isAbsent(table, id)) this.layer.knowAbsent('deadline', clock);
    if (effect.type === 'armDeadline' && effect.params.at !== null)
      this.put('deadline', {
        id: clock,
        incidentId,
        subject: table,
        subjectId: id,
        name: effect.params.deadline,
        dueAt: effect.params.at,
      });
    else this.remove('deadline', clock);
  }

  private async place(incidentId: string): Promise<Placed> {
    const row = await this.case(incidentId);
    const plan = planName(planOf(this.plans, row).plan);
    const place = { incidentId, exercise: row.exercise, plan };
    this.places.set(incidentId, place);
    return place;
  }

  private entry(
    fact: string,
    detail: FactDetail,
    place: Placed | null,
    about: Pick<JournalEntry, 'stream' | 'streamId' | 'streamSeq' | 'state' | 'machine'>,
  ): JournalEntry {
    const { requestId, enteredAt } = this.meta;
    const data = detail.data ?? {};
    // Field by field, in the order of the row: every fact is made here, and spreading took twice the time.
    return {
      at: this.now,
      incidentId: place?.incidentId ?? null,
      stream: about.stream,
      streamId: about.streamId,
      streamSeq: about.streamSeq,
      state: about.state,
      fact,
      actor: detail.onBehalfOf ? { ...this.who, onBehalfOf: detail.onBehalfOf } : this.who,
      data: enteredAt === undefined ? data : { enteredAt, ...data },
      reason: detail.reason ?? null,
      cite: detail.cite ?? null,
      machine: about.machine,
      plan: place?.plan ?? null,
      requestId,
      exercise: place?.exercise ?? false,
    };
  }
}
