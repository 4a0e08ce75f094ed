import { BRANCHES, LEVELS } from './thresholds.mjs';

/**
 * The practical ceiling: one pass over a table written for this plan alone, which builds the very objects that
 * Kaidu answers with. It knows no gates by magnitude, no scopes, no conjunctions, no consultation.
 */
export function classifyByTable(facts) {
  const { reported, base, hazard } = facts;
  const criteria = new Array(BRANCHES.length);
  let best = LEVELS.length;
  for (let i = 0; i < BRANCHES.length; i += 1) {
    const branch = BRANCHES[i];
    const rung = branch.only && branch.only !== hazard ? -1 : explain(branch, reported, base, criteria, i);
    if (rung === -1) criteria[i] = closed(branch);
    else if (rung < best) best = rung;
  }
  const level = best < LEVELS.length ? LEVELS[best] : null;
  return { level, basis: level === null ? null : 'reported', criteria };
}

/** Writes the branch's entry and returns the rung that it reaches: the number of levels where it reaches none. */
function explain({ key, sum, base: of, bounds, cites }, figures, bases, criteria, at) {
  const unknown = [];
  let total = 0;
  for (let k = 0; k < sum.length; k += 1) {
    const figure = figures[sum[k]];
    if (figure == null) unknown.push(sum[k]);
    else total += figure;
  }
  const evaluable = unknown.length < sum.length;
  const value = !evaluable ? null : of ? (total * 100) / bases[of] : total;
  let rung = 0;
  while (rung < bounds.length && !(evaluable && value >= bounds[rung])) rung += 1;
  const reached = rung < bounds.length;
  const next =
    rung === 0
      ? null
      : {
          level: LEVELS[rung - 1],
          atLeast: bounds[rung - 1],
          need: evaluable ? bounds[rung - 1] - value : null,
        };
  criteria[at] = {
    key,
    cite: cites[reached ? rung : LEVELS.length - 1],
    basis: 'reported',
    value,
    level: reached ? LEVELS[rung] : null,
    evaluable,
    applicable: true,
    unknown,
    next,
  };
  return rung;
}

const closed = ({ key, cites }) => ({
  key,
  cite: cites[LEVELS.length - 1],
  basis: 'reported',
  value: null,
  level: null,
  evaluable: false,
  applicable: false,
  unknown: [],
  next: null,
});
