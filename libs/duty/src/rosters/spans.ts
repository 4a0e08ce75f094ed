import { beijingIso, Problem } from '#kernel';
import type { DutyRole, DutyShiftRow } from '#runtime';

type Turn = Pick<DutyShiftRow, 'role' | 'name' | 'startsAt' | 'endsAt'>;

/** Part of a span in which nobody is on duty in a role that the roster fills. */
export interface Gap {
  code: 'roster.gap';
  role: DutyRole;
  from: string;
  until: string;
  zh: string;
  en: string;
}

const ROLE_ZH = { first: '第一联络人', second: '第二联络人' };

const byRole = (turns: readonly Turn[]): [DutyRole, Turn[]][] =>
  (['first', 'second'] as const).map((role) => [
    role,
    turns.filter((turn) => turn.role === role).sort((a, b) => a.startsAt - b.startsAt),
  ]);

/** Refuses turns of which two stand at the same time in the same role. */
export function refuseOverlaps(turns: readonly Turn[]): void {
  for (const [, own] of byRole(turns))
    own.slice(1).forEach((turn, i) => {
      const before = own[i]!;
      if (turn.startsAt < before.endsAt)
        throw new Problem('roster.overlap', {
          a: before.name,
          b: turn.name,
          from: beijingIso(turn.startsAt),
          until: beijingIso(Math.min(before.endsAt, turn.endsAt)),
        });
    });
}

/** Where a span is not covered: always for the first contact, for the second only where the roster has one. */
export function gapsIn(turns: readonly Turn[], from: number, until: number): Gap[] {
  const gaps: Gap[] = [];
  for (const [role, own] of byRole(turns)) {
    if (role === 'second' && !own.some((turn) => turn.startsAt < until && turn.endsAt > from)) continue;
    let covered = from;
    for (const turn of own) {
      if (turn.endsAt <= covered) continue;
      if (turn.startsAt >= until) break;
      if (turn.startsAt > covered) gaps.push(gap(role, covered, turn.startsAt));
      covered = turn.endsAt;
    }
    if (covered < until) gaps.push(gap(role, covered, until));
  }
  return gaps;
}

function gap(role: DutyRole, start: number, end: number): Gap {
  const [from, until] = [beijingIso(start), beijingIso(end)];
  return {
    ...{ code: 'roster.gap', role, from, until },
    zh: `${ROLE_ZH[role]}在 ${from} 至 ${until} 无人值班。`,
    en: `Nobody is on duty as ${role} contact from ${from} to ${until}.`,
  };
}
