import { partsOf } from '../classify/compile-test.ts';
import type { Range, Text } from '../model/basics.ts';
import type { Branch, Criterion, Gate, Scope, SimpleTest } from '../model/criterion.ts';
import { joined, listed, type Names, same } from './names.ts';

const SCOPES: Record<Exclude<Scope, 'jurisdiction'>, Text> = {
  division: { zh: '（单个县市）', en: ' (in one division)' },
  township: { zh: '（单个乡镇）', en: ' (in one township)' },
};

const BOUNDS = [
  ['≥', 'atLeast'],
  ['>', 'moreThan'],
  ['<', 'below'],
  ['≤', 'atMost'],
] as const;

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });

/** `≥ 1,000, < 5,000`, each with the unit. */
export const rangeWords = (range: Range, unit = ''): string =>
  BOUNDS.flatMap(([sign, bound]) => {
    const value = range[bound];
    return value === undefined ? [] : [`${sign} ${number.format(value)}${unit}`];
  }).join(', ');

/** A test in words: `死亡 + 失踪 ≥ 10, < 15`. */
function partWords(test: SimpleTest, names: Names): Text {
  if ('judged' in test) return { zh: `研判认定 ${test.judged}`, en: `judged: ${test.judged}` };
  const added = (keys: readonly string[]) => joined(keys.map(names.figure), ' + ', ' + ');
  const base = 'share' in test ? names.figure(test.share.base) : null;
  const sum = added('sum' in test ? test.sum : test.share.of);
  const unit = 'share' in test ? '%' : '';
  const scope = test.per && test.per !== 'jurisdiction' ? SCOPES[test.per] : same('');
  const bounds = rangeWords(test, unit);
  const joining = test.joining && rangeWords(test.joining, unit);
  return {
    zh: `${sum.zh}${base ? ` / ${base.zh}` : ''}${scope.zh} ${bounds}${joining ? `，相邻的 ${joining}` : ''}`,
    en: `${sum.en}${base ? ` / ${base.en}` : ''}${scope.en} ${bounds}${joining ? `, adjacent ones ${joining}` : ''}`,
  };
}

function gateWords(gate: Gate | undefined, names: Names): Text[] {
  const only = gate?.hazards && listed(gate.hazards.map(names.hazard));
  const except = gate?.notHazards && listed(gate.notHazards.map(names.hazard));
  return [
    ...(only ? [{ zh: `仅${only.zh}`, en: `only ${only.en}` }] : []),
    ...(except ? [{ zh: `${except.zh}除外`, en: `not ${except.en}` }] : []),
    ...Object.entries(gate?.where ?? {}).map(([attribute, range]) =>
      same(`${attribute} ${rangeWords(range)}`),
    ),
  ];
}

/** A branch in words, with what gates it. */
export function branchWords(criterion: Criterion, branch: Branch, names: Names): Text {
  const tests = joined(
    partsOf(branch.test).map((part) => partWords(part, names)),
    ' 且 ',
    ' and ',
  );
  const gates = [...gateWords(criterion.gate, names), ...gateWords(branch.gate, names)];
  if (gates.length === 0) return tests;
  const { zh, en } = joined(gates, '；', '; ');
  return { zh: `${tests.zh}［${zh}］`, en: `${tests.en} [${en}]` };
}
