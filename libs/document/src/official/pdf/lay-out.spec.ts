import { describe, expect, it } from '@jest/globals';
import { paragraph, table } from '../../blocks.ts';
import { AREA } from '../measures.ts';
import type { OfficialDocument } from '../official-document.ts';
import { layOut } from './lay-out.ts';
import type { Mark } from './row.ts';

const measure = (_face: string, size: number, text: string) => Array.from(text).length * size;
const letter: OfficialDocument = {
  ...{ form: 'letter', mark: '办公室', number: '函1号', exercise: false, urgency: null, security: null },
  ...{ signer: null, title: '关于支持的函', to: ['铁路部门'], issuer: '办公室', date: '2026-11-26' },
  ...{ remark: '联系人：值班员', copies: [], printedBy: '办公室', body: [] },
};
const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));

describe('the pages of a document', () => {
  it('have words of the text wherever it is signed, and its note beside the date', () => {
    for (let lines = 1; lines < 45; lines++) {
      const body = Array.from({ length: lines }, (_, n) => paragraph(`第${n}段`));
      const pages = layOut({ ...letter, body }, measure).map((page) => texts(page).map(({ text }) => text));
      const signed = pages.find((page) => page.includes('2026年11月26日'))!;
      expect([lines, signed.some((text) => /联系人/.test(text)), signed.includes('办公室')]).toEqual([
        ...[lines, true, true],
      ]);
      expect([lines, signed.some((text) => /^第\d+段$/.test(text))]).toEqual([lines, true]);
    }
  });

  it('number themselves in the type of the text', () => {
    const pages = layOut({ ...letter, form: 'document' }, measure);
    expect(texts(pages[0]!).find(({ text }) => text === '— 1 —')).toMatchObject({ face: 'body', size: 14 });
  });

  it('break a tall row between its lines, lose none, and repeat the head', () => {
    const tasks = Array.from({ length: 70 }, (_, n) => `任务${n}`);
    const body = [table(['单位', '任务'], [['应急局', tasks.join('\n')]])];
    const pages = layOut({ ...letter, form: 'document', body }, measure);
    const shown = pages.flatMap((page) => texts(page).filter(({ text }) => text.startsWith('任务')));
    expect(shown.map(({ text }) => text).filter((text) => text !== '任务')).toEqual(tasks);
    const heads = pages.filter((page) => texts(page).some(({ text }) => text === '任务'));
    expect(heads.length).toBeGreaterThan(2);
    for (const page of heads)
      for (const { y } of texts(page).filter(({ text }) => text.startsWith('任务')))
        expect(y).toBeLessThanOrEqual(AREA.top + AREA.height);
  });

  it('have the number on the line of the signer, also of one with a long name', () => {
    for (const signer of ['李明', '阿不都热合曼·买买提', '州防灾减灾救灾委员会办公室']) {
      const proposal: OfficialDocument = {
        ...letter,
        form: 'document',
        number: '巴减灾办请〔2026〕1号',
        signer,
      };
      const marks = texts(layOut(proposal, measure)[0]!);
      const at = (text: string) => marks.find((mark) => mark.text === text)!;
      expect([signer, at(signer).y]).toEqual([signer, at(proposal.number!).y]);
      expect(at('签发人：').x).toBeGreaterThan(at(proposal.number!).x + 13 * 16);
      expect(at(signer).x).toBeGreaterThanOrEqual(at('签发人：').x + 4 * 16 - 0.01);
    }
  });
});
