import type { Branch, Criterion, Gate, Test } from '../model/criterion.ts';
import type { Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import type { AttributeRange, Ladder } from './track.ts';

/** One branch on one level. */
export interface Rung {
  level: string;
  cite: string | null;
  test: Test;
  gates: Gate[];
}

const toRung = (level: Level, criterion: Criterion, branch: Branch): Rung => ({
  level: level.level,
  cite: branch.cite ?? criterion.cite ?? level.cite ?? null,
  test: branch.test,
  gates: [criterion.gate, branch.gate].filter((gate) => gate !== undefined),
});

/** Every branch of the plan with its rungs, gravest first; branches in the order in which they first appear. */
export function branchRungs(plan: Plan): Map<string, Rung[]> {
  const branches = new Map<string, Rung[]>();
  for (const level of plan.levels)
    for (const criterion of level.criteria)
      for (const branch of criterion.anyOf) {
        const rungs = branches.get(branch.key) ?? [];
        rungs.push(toRung(level, criterion, branch));
        branches.set(branch.key, rungs);
      }
  return branches;
}

/** Whether a rung counts for a hazard; a gate may name a hazard or the group that it belongs to. */
export function opensFor(rung: Rung, hazard: { key: string; group?: string | undefined }): boolean {
  const names = (keys: string[]) => keys.includes(hazard.key) || keys.includes(hazard.group ?? hazard.key);
  return rung.gates.every(
    (gate) => (!gate.hazards || names(gate.hazards)) && !(gate.notHazards && names(gate.notHazards)),
  );
}

/** The attribute ranges of a rung, from the gates of its criterion and its branch together. */
export function attributeRanges(rung: Rung): AttributeRange[] {
  return rung.gates.flatMap((gate) =>
    Object.entries(gate.where ?? {}).map(([attribute, range]) => ({
      attribute,
      holds: (value: number) =>
        value >= (range.atLeast ?? -Infinity) &&
        value > (range.moreThan ?? -Infinity) &&
        value < (range.below ?? Infinity) &&
        value <= (range.atMost ?? Infinity),
    })),
  );
}

export interface Bound {
  bound: number;
  strict: boolean;
}

export function ladder(rungs: readonly Rung[], bounds: readonly Bound[]): Ladder {
  return {
    levels: rungs.map((rung) => rung.level),
    cites: rungs.map((rung) => rung.cite),
    bounds: bounds.map((each) => each.bound),
    strict: bounds.map((each) => each.strict),
  };
}
