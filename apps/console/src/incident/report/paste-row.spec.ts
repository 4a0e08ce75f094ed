import { expect, test } from '@jest/globals';
import type { Plan } from '../../plan/use-plan.ts';
import { readPaste } from './paste-row.ts';

const titled = (key: string, zh: string) => ({ key, title: { zh, en: `${key} en` } });
const plan = {
  indicators: [
    titled('dead', '因灾死亡人口'),
    titled('missing', '因灾失踪人口'),
    titled('relocated', '紧急转移安置人口'),
  ],
  divisions: [
    { code: '652827', ...titled('hejing', '和静县') },
    { code: '652826', ...titled('yanqi', '焉耆回族自治县') },
  ],
} as unknown as Plan;
const order = ['dead', 'missing', 'relocated'];
const read = (lines: string[], wanted: string | null = null) =>
  readPaste(lines.join('\r\n'), plan, order, wanted);

test('with headings each cell goes where its heading says, whatever the order', () => {
  expect(read(['县市\t紧急转移安置人口（人）\t因灾死亡人口(人)\t备注', '和静县\t1,850\t5\t在路上'])).toEqual({
    division: '652827',
    figures: { relocated: '1,850', dead: '5' },
    unplaced: ['备注'],
    others: 0,
  });
});

test('of several rows it takes that of the division, else the first', () => {
  const lines = ['县市\t因灾死亡人口\t因灾失踪人口', '和静县\t5\t2', '焉耆回族自治县\t0\t1'];
  expect(read(lines, '652826')).toMatchObject({
    division: '652826',
    figures: { dead: '0', missing: '1' },
    others: 1,
  });
  expect(read(lines)).toMatchObject({ division: '652827', others: 1 });
});

test('without headings figures stand in the order of the form', () => {
  expect(read(['652827\t5\t2\t１８５０'])).toMatchObject({
    division: '652827',
    figures: { dead: '5', missing: '2', relocated: '１８５０' },
  });
  expect(read(['5\t\t900'])).toMatchObject({ division: null, figures: { dead: '5', relocated: '900' } });
});

test.each([[['一段话，没有表格']], [['']], [['县市\t因灾死亡人口\t因灾失踪人口']], [['\t']]])(
  '%j is no row of figures',
  (lines) => expect(read(lines)).toBeNull(),
);
