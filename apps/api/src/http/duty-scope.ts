import { Injectable } from '@nestjs/common';
import { ownSubjects } from '#duty';
import { Problem } from '#kernel';
import type { Actor } from '#runtime';
import { Visibility } from './visibility.ts';

interface Named {
  post?: string | undefined;
  agency?: string | undefined;
  division?: string | undefined;
}

/** Whose rosters and hand-overs an actor sees: the office all of them, everybody else their own. */
@Injectable()
export class DutyScope {
  constructor(private readonly visibility: Visibility) {}

  /** The subjects that a question names, or those that the actor sees; undefined for all. */
  subjects(who: Actor, named: Named): string[] | undefined {
    const asked = (['post', 'agency', 'division'] as const).flatMap((kind) =>
      named[kind] === undefined ? [] : [`${kind}:${named[kind]}`],
    );
    for (const subject of asked) this.require(who, subject);
    if (asked.length) return asked;
    return this.seesAll(who) ? undefined : ownSubjects(who);
  }

  require(who: Actor, subject: string): void {
    if (this.seesAll(who) || ownSubjects(who).includes(subject)) return;
    throw new Problem('actor.overview-forbidden', {}, { rule: 'own-tasks' });
  }

  private seesAll(who: Actor): boolean {
    return this.visibility.recipients(who) === 'all';
  }
}
