import { type Addressee, recipientTitle } from '#plan';
import { isDecision, type Subject } from '../subjects/subject.ts';
import { postTitle } from './placeholders.ts';

/** Whom a document names, and which of them have an inbox here. */
export interface Addressed {
  words: string[];
  /** `agency:<key>`, `division:<code>`. */
  recipients: string[];
}

/** More than this many would fill the first page: they are named as a group. */
const MANY = 12;

/** Addressees or copies of a document, by name, each once. */
export function addressedOf(subject: Subject, list: readonly Addressee[]): Addressed {
  const parts = list.map(
    (one): Addressed => ('words' in one ? { words: [one.words], recipients: [] } : named(subject, one.of)),
  );
  return {
    words: [...new Set(parts.flatMap(({ words }) => words))],
    recipients: [...new Set(parts.flatMap(({ recipients }) => recipients))],
  };
}

function named(subject: Subject, of: Extract<Addressee, { of: unknown }>['of']): Addressed {
  const { plan, incident } = subject;
  const called = (recipients: string[]): Addressed => ({
    recipients,
    words: recipients.map((recipient) => recipientTitle(plan, recipient).zh),
  });
  switch (of) {
    case 'affected':
      return called(
        plan.divisions
          .filter(({ code }) => incident.data.affected.includes(code))
          .map(({ code }) => `division:${code}`),
      );
    case 'recipient':
      return called('recipient' in subject ? [subject.recipient] : []);
    case 'decider': {
      if (!isDecision(subject)) return called([]);
      const { decision } = subject.approval.data;
      const post = decision?.post ?? subject.approval.post;
      const body = plan.documents?.bodies.find(({ posts }) => posts.includes(post));
      return {
        recipients: [],
        words: [body ? recipientTitle(plan, `agency:${body.agency}`).zh : postTitle(plan, post)],
      };
    }
    case 'informed':
      return { recipients: [], words: isDecision(subject) ? subject.informed : [] };
    case 'tasked': {
      // Outside the chain of command nobody gets an order: such bodies get a letter of request.
      const orders = isDecision(subject) ? subject.tasks.filter(({ data }) => data.form === 'order') : [];
      const all = called(
        [...new Set(orders.map(({ recipient }) => recipient))].filter((one) => one.startsWith('agency:')),
      );
      return all.words.length > MANY ? { ...all, words: ['各有关单位'] } : all;
    }
  }
}
