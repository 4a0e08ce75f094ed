import { Engine } from 'json-rules-engine';
import { BRANCHES, LEVELS } from './thresholds.mjs';

/** The sixteen criteria, one rule each; the branches of one criterion are alternatives within its rule. */
function rules() {
  return LEVELS.flatMap((level, rung) =>
    [1, 2, 3, 4].map((n) => {
      const branches = BRANCHES.filter((branch) => branch.n === n);
      const any = branches.map(({ key, bounds }) => ({
        fact: key,
        operator: 'greaterThanInclusive',
        value: bounds[rung],
      }));
      const { only } = branches[0];
      const gate = { fact: 'hazard', operator: 'equal', value: only };
      return {
        name: `${level}-${n}`,
        priority: LEVELS.length - rung,
        conditions: only ? { all: [gate, { any }] } : { any },
        event: { type: 'level', params: { rung } },
      };
    }),
  );
}

/** It cannot add or divide, so its sums and shares are worked out before, an unknown part as nothing. */
function sums({ hazard, reported, base }) {
  const facts = { hazard };
  for (const { key, sum, base: of } of BRANCHES) {
    const total = sum.reduce((all, part) => all + (reported[part] ?? 0), 0);
    facts[key] = of ? (total * 100) / base[of] : total;
  }
  return facts;
}

/** Classifies with json-rules-engine, every rule evaluated, as an explanation needs it. */
export function jsonRulesClassifier() {
  const engine = new Engine();
  for (const rule of rules()) engine.addRule(rule);
  return async (facts) => {
    const { results, failureResults } = await engine.run(sums(facts));
    const best = Math.min(LEVELS.length, ...results.map(({ event }) => event.params.rung));
    return { level: LEVELS[best] ?? null, results, failureResults };
  };
}
