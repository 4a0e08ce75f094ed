import { beijingDate, type Clock } from '#kernel';
import { type CompiledMessages, compileMessages } from '#messages';
import type { Finding, Plan } from '#plan';
import { type PlanLibrary, readMessages, unsoundMessages } from '#plan/loader';
import { type DeliveryRow, type Plans, planOf, type Reader } from '#runtime';

/** The words of every plan version, read and checked when the engine opens. */
export class Messages {
  private readonly byPlan = new Map<string, CompiledMessages>();

  private constructor(private readonly plans: Plans) {}

  /** Throws `message.unsound`, naming file, line and what is allowed, where any template is at fault. */
  static async open(library: PlanLibrary, plans: Plans, shared: string | undefined): Promise<Messages> {
    const opened = new Messages(plans);
    const faults: { folder: string; finding: Finding }[] = [];
    for (const id of library.ids())
      for (const { effectiveFrom, folder } of library.versions(id)) {
        const { plan } = plans.version(id, effectiveFrom);
        const { messages, findings } = compileMessages(plan, await readMessages(folder, shared));
        if (messages) opened.byPlan.set(keyOf(plan), messages);
        else faults.push(...findings.map((finding) => ({ folder, finding })));
      }
    if (faults.length) throw unsoundMessages(faults);
    return opened;
  }

  of(plan: Plan): CompiledMessages {
    return this.byPlan.get(keyOf(plan))!;
  }

  /** The plan that a message is worded by: its case's, else the one of `fallback` that is in force. */
  async planOf(
    reader: Reader,
    clock: Clock,
    { incidentId }: Pick<DeliveryRow, 'incidentId'>,
    fallback: string,
  ): Promise<Plan> {
    if (incidentId !== null) {
      const [incident] = await reader.get('incident', [incidentId]);
      const [warning] = incident ? [] : await reader.get('warning', [incidentId]);
      const about = incident ?? warning;
      if (about) return planOf(this.plans, about).plan;
    }
    const listed = this.plans.list();
    const id = listed.some((each) => each.id === fallback) ? fallback : listed[0]!.id;
    const versions = listed.filter((each) => each.id === id);
    const today = beijingDate(clock.now());
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? versions[0]!;
    return this.plans.version(id, inForce.effectiveFrom).plan;
  }
}

const keyOf = ({ id, effectiveFrom }: Plan): string => `${id}@${effectiveFrom}`;
