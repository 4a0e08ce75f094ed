import { Injectable } from '@nestjs/common';
import type { Engine } from '#engine';
import { visibleRecipients } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, type CaseRow, type IncidentRow, planOf, type TaskRow, type WarningRow } from '#runtime';
import { InjectEngine } from './engine-token.ts';

/** Who sees what: the office and those who decide see everything; a county and an agency see their own. */
@Injectable()
export class Visibility {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  /** The plan that tells posts apart where no incident is at hand. */
  plan(): Plan {
    const { plans, config } = this.engine;
    const versions = plans.list().filter(({ id }) => id === config.defaultPlan);
    return plans.version(config.defaultPlan, versions.at(-1)!.effectiveFrom).plan;
  }

  recipients(actor: Actor, plan = this.plan()): 'all' | string[] {
    return visibleRecipients(actor, plan);
  }

  /** Recipients whose inbox the actor reads: its agency or division, and its posts. */
  inboxes(actor: Actor): string[] {
    return actor.posts.map(({ post, division, agency }) =>
      division ? `division:${division}` : agency ? `agency:${agency}` : `post:${post}`,
    );
  }

  /** Whether it is the actor's own inbox. */
  isOwn(actor: Actor, recipient: string): boolean {
    return this.inboxes(actor).includes(recipient);
  }

  requireOverview(actor: Actor): void {
    if (this.recipients(actor) === 'all') return;
    throw new Problem('actor.overview-forbidden', {}, { rule: 'own-tasks' });
  }

  /** The incident, if the actor may see it; to others it does not exist. */
  async incident(actor: Actor, id: string): Promise<IncidentRow> {
    const [row] = await this.engine.reader.get('incident', [id]);
    if (row && (await this.sees(actor, row))) return row;
    throw new Problem('resource.not-found', { kind: '灾害过程', id }, { resource: 'incident', id });
  }

  /** The warning, likewise. */
  async warning(actor: Actor, id: string): Promise<WarningRow> {
    const [row] = await this.engine.reader.get('warning', [id]);
    if (row && (await this.sees(actor, row))) return row;
    throw new Problem('resource.not-found', { kind: '预警', id }, { resource: 'warning', id });
  }

  /** The task, likewise: to an agency only its own exist. */
  async task(actor: Actor, id: string): Promise<TaskRow> {
    const own = this.recipients(actor);
    const [row] = await this.engine.reader.get('task', [id]);
    if (row && (own === 'all' || own.includes(row.recipient))) return row;
    throw new Problem('resource.not-found', { kind: '任务', id }, { resource: 'task', id });
  }

  /** The incident or warning that something seen already belongs to. */
  async case(id: string): Promise<CaseRow> {
    const [incident] = await this.engine.reader.get('incident', [id]);
    const [warning] = incident ? [] : await this.engine.reader.get('warning', [id]);
    if (incident ?? warning) return (incident ?? warning)!;
    throw new Problem('resource.not-found', { kind: '灾害过程', id }, { resource: 'incident', id });
  }

  private async sees(actor: Actor, incident: CaseRow): Promise<boolean> {
    const { plan } = planOf(this.engine.plans, incident);
    const own = visibleRecipients(actor, plan);
    if (own === 'all') return true;
    if (own.some((recipient) => incident.data.affected.includes(recipient.replace('division:', ''))))
      return true;
    return (await this.engine.reader.count('task', { incidentId: incident.id, recipient: own })) > 0;
  }

  /** Ids of incidents in which these recipients have work. */
  async incidentIdsOf(recipients: string[]): Promise<string[]> {
    const tasks = await this.engine.reader.find('task', { recipient: recipients });
    return [...new Set(tasks.map((task) => task.incidentId))];
  }
}
