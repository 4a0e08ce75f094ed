import { fillIn, levelTitle, type Plan, recipientTitle } from '#plan';
import { type OnDuty, type ResponseRow, responseWords, situationWords } from '#runtime';
import { levelOf, matterOf } from '../subjects/offered.ts';
import { type AboutDecision, DUTY_HOURS, isAsked, isDecision, type Subject } from '../subjects/subject.ts';
import { closeUp, moment, orNone } from './spoken.ts';

const HOUR = 3600_000;

export const postTitle = (plan: Plan, key: string | null | undefined): string =>
  plan.posts.find((post) => post.key === key)?.title.zh ?? '—';

/** A template's sentence with everything filled in from the record. */
export function fillFrom(subject: Subject, onDuty: readonly OnDuty[]): (template: string) => string {
  const situation = situationWords(subject.loaded, subject.incident, null);
  const own: Record<string, string> = {
    ...{ response: responseWords(subject.plan, responseOf(subject)).zh, ...officer(onDuty) },
    ...ownWords(subject),
  };
  return (template) => closeUp(fillIn(template, (name) => own[name] ?? situation(name).zh));
}

/**
 * The response that a document speaks of: as it was before a decision that is asked for, or as the decision made it,
 * however things have moved since; a letter's own; else the one that runs, or the last that was ended.
 */
function responseOf(subject: Subject): Pick<ResponseRow, 'level' | 'state'> | null {
  if (isDecision(subject)) {
    const over = subject.kind === 'termination';
    const before = isAsked(subject) || over;
    const level = before ? subject.from : levelOf(subject.approval, 'decided');
    return { level, state: over ? 'terminated' : 'active' };
  }
  return subject.kind === 'letter' ? subject.response : subject.last;
}

const officer = (onDuty: readonly OnDuty[]) => ({
  officer: onDuty.length ? onDuty.map(({ name }) => name).join('、') : '当班值班员（值班表未载姓名）',
});

function ownWords(subject: Subject): Record<string, string> {
  const { plan, incident, at } = subject;
  const recommended = incident.data.assessment.classification.level;
  const common = { recommended: recommended ? levelTitle(plan, recommended).zh : '不够任何一级' };
  if (isDecision(subject)) return { ...common, ...decisionWords(subject) };
  switch (subject.kind) {
    case 'duty-report':
      return { ...common, since: moment(at - DUTY_HOURS * HOUR), until: moment(at) };
    case 'minutes': {
      const { heldAt, participants, conclusion } = subject.consultation;
      return {
        heldAt: moment(heldAt),
        participants: orNone(participants.join('、')),
        conclusion: orNone(conclusion),
      };
    }
    case 'supervision': {
      const { task, recipient } = subject;
      return {
        recipient: recipientTitle(plan, recipient).zh,
        task: task.data.title.zh,
        issuedAt: moment(task.createdAt),
        due: task.dueAt === null ? '未定时限' : moment(task.dueAt),
        clause: task.data.cite,
      };
    }
    case 'letter':
      return {
        recipient: recipientTitle(plan, subject.recipient).zh,
        level: levelTitle(plan, subject.response.level).zh,
      };
    default:
      return common;
  }
}

function decisionWords(subject: AboutDecision): Record<string, string> {
  const { plan, approval, from } = subject;
  const { decision, recommendedLevel, reason } = approval.data;
  const when = isAsked(subject) ? 'asked' : 'decided';
  const level = levelOf(approval, when);
  const leads = plan.levels.find((each) => each.level === level)?.activation?.leads;
  return {
    // What was called for when it was proposed: the figures have moved since.
    recommended: recommendedLevel ? levelTitle(plan, recommendedLevel).zh : '不够任何一级',
    matter: matterOf(plan, approval, from, when).zh,
    from: levelTitle(plan, from).zh,
    level: levelTitle(plan, level).zh,
    reason: orNone(reason).replace(/[。．.]+$/, ''),
    decider: postTitle(plan, decision?.post ?? approval.post),
    decidedAt: decision ? moment(decision.at) : '（尚未决定）',
    leads: postTitle(plan, leads),
  };
}
