import { describe, expect, it } from '@jest/globals';
import { breakTitle, TITLE_MOST } from './break-title.ts';
import { charactersOf } from './column-widths.ts';

const DIVISIONS = [
  '库尔勒市',
  '轮台县',
  '尉犁县',
  '若羌县',
  '且末县',
  '焉耆回族自治县',
  '焉耆县',
  '和静县',
  '和硕县',
  '博湖县',
];
const LEVELS = ['一级响应', '二级响应', '三级响应', '四级响应'];
const HAZARDS = ['6.4级地震', '洪涝', '沙尘暴', '泥石流', '森林草原火灾', '“7·1”特大暴雨'];
const NAMES = [...DIVISIONS, ...LEVELS, '洪涝', '沙尘暴', '泥石流', '森林草原火灾'];
const whole = ['6.4级', '“7·1”', '泥石流', ...LEVELS];

const expectWhole = (title: string, atoms: readonly string[]) => {
  const lines = breakTitle(title, TITLE_MOST, NAMES);
  expect(lines.join('')).toBe(title);
  for (const atom of atoms.filter((each) => title.includes(each)))
    expect([lines, atom, lines.some((line) => line.includes(atom))]).toEqual([lines, atom, true]);
  for (const line of lines) {
    expect([lines, charactersOf(line) <= TITLE_MOST]).toEqual([lines, true]);
    expect(line).not.toMatch(/^[的、，至]$|^的|(?:关于|将|由|为)$/);
  }
  return lines;
};

describe('the lines of a title', () => {
  it('end inside no division, level, figure or hazard', () => {
    for (const division of DIVISIONS)
      for (const hazard of HAZARDS) {
        expectWhole(`关于商请支持${division}${hazard}救灾救助工作的函`, [division, hazard, ...whole]);
        expectWhole(`${division}${hazard}灾情快报`, [division, hazard, ...whole]);
        for (const level of LEVELS)
          expectWhole(`关于将${division}${hazard}自然灾害救助应急${level}调整为二级响应的通知`, [
            ...[division, hazard, level],
            ...whole,
          ]);
      }
  });

  it('end inside no name of a town that nobody named', () => {
    for (const division of DIVISIONS)
      expectWhole(`关于商请支持${division}巴音布鲁克镇至巩乃斯镇山洪泥石流救灾救助工作的函`, [
        ...[division, '巴音布鲁克镇', '巩乃斯镇', '泥石流'],
      ]);
  });

  it('are one where one is enough, and have no waist', () => {
    expect(breakTitle('关于启动自然灾害救助应急一级响应的请示', TITLE_MOST)).toHaveLength(1);
    const many = expectWhole(`${DIVISIONS.join('、')}特大暴雨洪涝处置情况`, DIVISIONS);
    expect(many.length).toBeLessThanOrEqual(4);
  });

  it('hold what is longer than a line, and any length of it', () => {
    for (const title of ['', '洪', 'A'.repeat(90), '洪水'.repeat(90)]) expectWhole(title, []);
  });
});
