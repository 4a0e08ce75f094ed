import { expect, test } from '@jest/globals';
import { NAMED_FACTS } from '#history';
import { PROBLEMS } from '#kernel';
import { sentenceInWords } from '../../apps/console/src/api/in-words.ts';
import { factWords } from '../../apps/console/src/plan/fact-words.ts';

/** A name as programs write them, outside of the places that are filled in. */
const NAME_OF_A_FIELD = /\b[a-z]+[A-Z]\w*|Idempotency-Key/;
/** These answer a program that asks wrongly, and no person. */
const TO_PROGRAMS = ['idempotency.missing', 'idempotency.reused'];

test('no refusal that the console shows names a field by its key', () => {
  const named = Object.entries(PROBLEMS)
    .filter(([code]) => !TO_PROGRAMS.includes(code))
    .flatMap(([code, { zh, en }]) => Object.values(sentenceInWords(code, { zh, en })))
    .filter((sentence) => NAME_OF_A_FIELD.test(sentence.replace(/\{\w+\}/g, '')));
  expect(named).toEqual([]);
});

test('the console has words for every fact that has a name', () => {
  expect(NAMED_FACTS.filter((fact) => !factWords[fact])).toEqual([]);
});
