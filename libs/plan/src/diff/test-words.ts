import { partsOf } from '../classify/compile-test.ts';
import type { Text } from '../model/basics.ts';
import type { Branch, Criterion, Gate, SimpleTest } from '../model/criterion.ts';

/** A test in words: `dead + missing ≥ 10, < 15`. */
function partWords(test: SimpleTest): string {
  if ('judged' in test) return test.judged;
  const what = 'sum' in test ? test.sum.join(' + ') : `${test.share.of.join(' + ')} / ${test.share.base}`;
  const unit = 'share' in test ? '%' : '';
  const bounds = [
    ['≥', test.atLeast],
    ['>', test.moreThan],
    ['<', test.below],
    ['≤', test.atMost],
  ] as const;
  const said = bounds
    .filter(([, bound]) => bound !== undefined)
    .map(([sign, bound]) => `${sign} ${bound}${unit}`);
  const scope = test.per && test.per !== 'jurisdiction' ? ` (${test.per})` : '';
  return `${what}${scope} ${said.join(', ')}${test.joining ? `, + ≥ ${test.joining.atLeast}${unit}` : ''}`;
}

function gateWords(gate: Gate | undefined): string[] {
  return [
    ...(gate?.hazards ? [gate.hazards.join('|')] : []),
    ...(gate?.notHazards ? [`¬${gate.notHazards.join('|')}`] : []),
    ...Object.entries(gate?.where ?? {}).map(([attribute, range]) => `${attribute} ${JSON.stringify(range)}`),
  ];
}

/** A branch in words, with what gates it; figures and keys read the same in both languages. */
export function branchWords(criterion: Criterion, branch: Branch): Text {
  const gates = [...gateWords(criterion.gate), ...gateWords(branch.gate)];
  const words = `${partsOf(branch.test).map(partWords).join(' & ')}${gates.length ? ` [${gates.join('; ')}]` : ''}`;
  return { zh: words, en: words };
}
