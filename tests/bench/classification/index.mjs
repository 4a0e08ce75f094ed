import { isDeepStrictEqual } from 'node:util';
import { classify, compile } from '#plan';
import { PlanLibrary } from '#plan/loader';
import { paired } from '../stats.mjs';
import { makeInputs } from './inputs.mjs';
import { jsonRulesClassifier } from './json-rules.mjs';
import { classifyByTable } from './plain-table.mjs';

const MEASURE_MS = 700;
const INPUTS = 2000;

/** All must agree before anything is timed: the table in the whole explanation, the rule engine in the level. */
async function requireAgreement(inputs, kaidu, table, rules) {
  const seen = {};
  for (const facts of inputs) {
    const own = kaidu(facts);
    seen[own.level] = (seen[own.level] ?? 0) + 1;
    const others = {
      table: isDeepStrictEqual(table(facts), own),
      rules: (await rules(facts)).level === own.level,
    };
    for (const [name, agrees] of Object.entries(others))
      if (!agrees) throw new Error(`${name} disagrees with Kaidu on ${JSON.stringify(facts)}`);
  }
  return seen;
}

/** Classifications a second, one core. The answers are used, or the compiler might leave them out. */
async function rateOf(classifier, inputs, ms) {
  const isAsync = classifier(inputs[0]) instanceof Promise;
  let done = 0;
  let used = 0;
  const start = performance.now();
  while (performance.now() - start < ms) {
    for (let i = 0; i < 100; i += 1) {
      const answer = classifier(inputs[(done + i) % inputs.length]);
      used += (isAsync ? await answer : answer).level === null ? 1 : 0;
    }
    done += 100;
  }
  if (used > done) throw new Error('cannot be');
  return (done / (performance.now() - start)) * 1000;
}

/** Kaidu's classifier on the real plan, explanation and all, against a table for this plan alone and json-rules-engine. */
export async function benchClassification(_servers, { runs }) {
  const plan = compile(await new PlanLibrary().latest('bayingolin/natural-disaster-relief'));
  const classifiers = {
    kaidu: (facts) => classify(plan, facts),
    table: classifyByTable,
    rules: jsonRulesClassifier(),
  };
  const inputs = makeInputs(INPUTS);
  const { kaidu, table, rules } = classifiers;
  const seen = await requireAgreement(inputs, kaidu, table, rules);
  const rates = { kaidu: [], table: [], rules: [] };
  for (const classifier of Object.values(classifiers)) await rateOf(classifier, inputs, MEASURE_MS);
  for (let run = 0; run < runs; run += 1)
    for (const [name, classifier] of Object.entries(classifiers))
      rates[name].push(await rateOf(classifier, inputs, MEASURE_MS));
  return {
    name: 'classify',
    ratios: [
      {
        label: 'rate / plain table, same explanation',
        values: paired(rates.kaidu, rates.table),
        atLeast: 0.5,
      },
      { label: 'rate / json-rules-engine', values: paired(rates.kaidu, rates.rules), atLeast: 50 },
    ],
    figures: [
      { label: 'Kaidu', values: rates.kaidu, unit: '/s' },
      { label: 'plain table', values: rates.table, unit: '/s' },
      { label: 'json-rules-engine', values: rates.rules, unit: '/s' },
    ],
    notes: [`all agree on ${INPUTS} inputs: ${JSON.stringify(seen)}`],
  };
}
