import type { Block, OfficialDocument } from '#document';
import { heading, paragraph } from '#document';
import { Problem } from '#kernel';
import type { OfficialKind, OfficialPart, OfficialTemplate, Plan } from '#plan';
import { type OnDuty, onDutyNow } from '#runtime';
import { countiesPart, figuresPart } from './parts/figures-part.ts';
import { assessmentPart, consultationPart, happeningsPart, onDutyPart } from './parts/other-parts.ts';
import { sheetPart } from './parts/sheet-part.ts';
import { tasksPart } from './parts/tasks-part.ts';
import type { Records } from './records.ts';
import { levelOf } from './subjects/offered.ts';
import { isAsked, isDecision, type Subject } from './subjects/subject.ts';
import { type Addressed, addressedOf } from './words/addressees.ts';
import { namesIn } from './words/names.ts';
import { fillFrom } from './words/placeholders.ts';

/** A document before it is issued: without number, date and signer. */
export interface Draft {
  document: OfficialDocument;
  recipients: string[];
}

/** What the plan says of a kind of document; refuses `official.not-in-plan`. */
export function officialTemplate(plan: Plan, kind: OfficialKind): OfficialTemplate {
  const template = plan.documents?.templates.find((each) => each.kind === kind);
  if (!template) throw new Problem('official.not-in-plan', { plan: plan.id, kind });
  return template;
}

/** Writes a document from the record as it stands. The same record gives the same words. */
export async function composeDraft(records: Records, subject: Subject): Promise<Draft> {
  const { plan, incident } = subject;
  const template = officialTemplate(plan, subject.kind);
  const rules = plan.documents!;
  const onDuty = await whoIsOn(records, plan);
  const filled = fillFrom(subject, onDuty);
  const [to, copies] = [addressedOf(subject, template.to), addressedOf(subject, template.copies)];
  const title = filled(template.headline);
  const agency = (key: string) => plan.agencies.find((each) => each.key === key)!.title.zh;
  return {
    recipients: recipientsOf(to, copies),
    document: {
      form: template.form,
      mark: template.mark,
      number: null,
      exercise: incident.exercise,
      urgency: urgencyOf(template, subject),
      security: template.security ?? null,
      signer: template.upward ? '' : null,
      title,
      names: namesIn(title, plan),
      to: to.words,
      body: await bodyOf(records, subject, { template, filled, onDuty }),
      issuer: agency(rules.issuer),
      date: null,
      remark: template.remark ? filled(template.remark) : null,
      copies: copies.words,
      printedBy: agency(rules.printedBy),
    },
  };
}

const recipientsOf = (to: Addressed, copies: Addressed): string[] => [
  ...new Set([...to.recipients, ...copies.recipients]),
];

/** By the level that it is about; what names no levels holds always. */
function urgencyOf({ urgency }: OfficialTemplate, subject: Subject): string | null {
  const level = urgentLevel(subject);
  return urgency.find(({ levels }) => !levels || (level !== null && levels.includes(level)))?.words ?? null;
}

/** An end is in no hurry, whatever the level that it ends. */
function urgentLevel(subject: Subject): string | null {
  if (isDecision(subject)) return levelOf(subject.approval, isAsked(subject) ? 'asked' : 'decided');
  if (subject.kind === 'letter') return subject.response.level;
  return subject.last?.state === 'terminated' ? null : (subject.last?.level ?? null);
}

interface Writing {
  template: OfficialTemplate;
  filled: (template: string) => string;
  onDuty: readonly OnDuty[];
}

async function bodyOf(records: Records, subject: Subject, writing: Writing): Promise<Block[]> {
  const { template, filled } = writing;
  const blocks: Block[] = template.lead ? [paragraph(filled(template.lead))] : [];
  for (const { part, heading: words } of template.parts) {
    const written = await partOf(records, subject, part, writing);
    // A heading stands over something.
    if (written.length) blocks.push(...(words ? [heading(1, filled(words))] : []), ...written);
  }
  return template.closing ? [...blocks, paragraph(filled(template.closing))] : blocks;
}

async function partOf(
  records: Records,
  subject: Subject,
  part: OfficialPart,
  { filled, onDuty }: Writing,
): Promise<Block[]> {
  switch (part) {
    case 'figures':
      return figuresPart(subject);
    case 'counties':
      return countiesPart(subject);
    case 'assessment':
      return assessmentPart(subject);
    case 'tasks':
      return tasksPart(subject);
    case 'consultation':
      return consultationPart(subject);
    case 'happenings':
      return happeningsPart(records, subject);
    case 'on-duty':
      return onDutyPart(onDuty, subject);
    case 'sheet':
      return sheetPart(subject, filled);
  }
}

/** Those on duty for the posts that keep a roster, in the plan's order. */
async function whoIsOn(records: Records, plan: Plan): Promise<OnDuty[]> {
  const on: OnDuty[] = [];
  for (const post of plan.duty?.posts ?? []) on.push(...(await onDutyNow(records, `post:${post}`)));
  return on;
}
