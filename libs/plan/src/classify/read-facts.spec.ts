import { expect, it } from '@jest/globals';
import { readFacts } from './read-facts.ts';

const faultsOf = (input: Record<string, unknown>): string[] => {
  try {
    readFacts(input);
    return [];
  } catch (error) {
    return (error as { extras: { faults: { at: string }[] } }).extras.faults.map((fault) => fault.at);
  }
};

it('takes facts as they are, leaving out what is null', () => {
  const facts = { hazard: 'flood', reported: { dead: null }, base: { population: 5 } };
  expect(readFacts({ ...facts, assessed: null, judged: null })).toEqual(facts);
});

it.each([
  [{ reported: {} }, ['/hazard']],
  [{ hazard: '', reported: [] }, ['/hazard', '/reported']],
  [{ hazard: 'flood', reported: null }, ['/reported']],
  [{ hazard: 'flood', reported: {}, assessed: 3 }, ['/assessed']],
  [{ hazard: 'flood', reported: {}, divisions: { '1': 2 } }, ['/divisions']],
  [{ hazard: 'flood', reported: {}, judged: [1] }, ['/judged']],
  [{ hazard: 'flood', reported: {}, asessed: {} }, ['/asessed']],
  [{ hazard: 'flood', reported: {}, constructor: {} }, ['/constructor']],
])('refuses %j', (input, faults) => {
  expect(faultsOf(input as Record<string, unknown>)).toEqual(faults);
});
