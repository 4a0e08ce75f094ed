import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import exceljs, { type Worksheet } from 'exceljs';
import type { Plan } from '#plan';
import type { ReportRow } from '#runtime';
import { bayingolin } from '../../../../tests/plan/plans.ts';
import {
  type CellFault,
  readCsv,
  readTable,
  readWorkbook,
  writeCsv,
  writeFaults,
  writeTable,
  writeTimes,
  writeWorkbook,
} from '../index.ts';
import { MAX_ROWS } from './limits.ts';

const HEJING = '652827';
const at = (time: string) => Date.parse(`2026-07-01T${time}:00+08:00`);

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});

function report(given: Partial<ReportRow> = {}): ReportRow {
  return {
    id: 'r1',
    incidentId: 'i1',
    division: HEJING,
    kind: 'first',
    asOf: at('08:00'),
    receivedAt: at('08:10'),
    enteredAt: at('08:12'),
    channel: 'satellite-phone',
    basis: 'cumulative',
    reported: {},
    figures: { dead: 0, missing: null, relocated: 1234, directLossCny10k: 0.5 },
    narrative: '=HYPERLINK("x"), 道路\n中断',
    needs: '-帐篷 200 顶',
    explanation: '',
    townships: [],
    supersedes: null,
    supersededBy: null,
    reporter: 'a',
    onBehalfOf: null,
    counted: true,
    ...given,
  };
}

const written = (reports: ReportRow[]) => writeTable(plan, '洪水', reports);
const imported = ({
  division,
  kind,
  asOf,
  receivedAt,
  channel,
  figures,
  narrative,
  needs,
  townships,
}: any) => ({
  ...{ division, kind, asOf, receivedAt, channel, figures, narrative, needs, townships },
});

describe('what is written is read again', () => {
  const reports = () => [
    report({
      townships: Array.from({ length: 499 }, (_, i) => ({
        name: `乡${i}`,
        figures: i % 3 ? { dead: 0, relocated: i } : { relocated: null },
      })),
    }),
    report({
      kind: 'follow-up',
      division: '652801',
      asOf: at('09:00'),
      narrative: '2',
      needs: '',
      figures: { dead: 3 },
    }),
  ];
  const expected = () => reports().map((each) => imported({ ...each, needs: each.needs || undefined }));

  test('as a workbook of 500 rows', async () => {
    const rows = reports();
    const bytes = await writeWorkbook(written(rows), writeTimes(plan, rows), at('10:00'));
    const { reports: back, faults } = readTable(plan, await readWorkbook(bytes));
    expect(faults).toEqual([]);
    expect(back.map(imported)).toEqual(expected());
    expect(back.map(({ row }) => row)).toEqual([3, 503]);
  });

  test('as CSV, in which no text can run as a formula', () => {
    const bytes = writeCsv(written(reports()));
    expect(bytes.toString()).not.toMatch(/(^|,)"?[=+@-]/m);
    const { reports: back, faults } = readTable(plan, readCsv(bytes));
    expect(faults).toEqual([]);
    expect(back.map(imported)).toEqual(expected());
  });

  test('also in the encoding of Chinese spreadsheet programs', () => {
    // 县市,数据截至,因灾死亡人口 / 和静县,2026-07-01 08:00,2
    const gb =
      'cfd8cad0 2c cafd bedd bdd8 d6c1 2c d2f2 d4d6 cbc0 cdf6 c8cb bfda 0d0a bacd beb2 cfd8 2c 323032362d30372d30312030383a3030 2c 32 0d0a';
    const { reports: back, faults } = readTable(plan, readCsv(Buffer.from(gb.replaceAll(' ', ''), 'hex')));
    expect(faults).toEqual([]);
    expect(back).toMatchObject([{ division: HEJING, asOf: at('08:00'), figures: { dead: 2 } }]);
  });
});

/** A workbook made by hand. */
async function workbook(fill: (sheet: Worksheet) => void): Promise<Buffer> {
  const made = new exceljs.Workbook();
  fill(made.addWorksheet('表1'));
  return Buffer.from(await made.xlsx.writeBuffer());
}
const HEAD = ['县市', '乡镇（街道）', '数据截至', '因灾死亡人口', '紧急转移安置人口（人）'];
const read = async (fill: (sheet: Worksheet) => void) =>
  readTable(plan, await readWorkbook(await workbook(fill)));
const cells = (faults: CellFault[]) => faults.map(({ sheet, cell }) => `${sheet}!${cell}`);

describe('a workbook made by hand', () => {
  test('is converted where that is certain', async () => {
    const { reports, faults } = await read((sheet) => {
      sheet.addRow(['和静县灾情']);
      sheet.mergeCells('A1:E1');
      sheet.addRow(HEAD);
      sheet.addRow(['和静县', null, new Date('2026-07-01T08:00:00Z'), '１', { formula: 'A1', result: 1200 }]);
      sheet.addRow([null, '巴音布鲁克镇', null, null, '1,200人']);
    });
    expect(faults).toEqual([]);
    expect(reports).toMatchObject([
      {
        row: 2,
        division: HEJING,
        asOf: at('08:00'),
        channel: 'file',
        figures: { dead: 1, relocated: 1200 },
        townships: [{ name: '巴音布鲁克镇', figures: { relocated: 1200 } }],
      },
    ]);
  });

  test('has every bad cell named at once, with what is allowed', async () => {
    const { reports, faults } = await read((sheet) => {
      sheet.addRow(HEAD);
      sheet.addRow(['和静县', null, '7月1日', '3户', { formula: '1/0', result: { error: '#DIV/0!' } }]);
      sheet.addRow(['无名县', null, '2026-07-01 08:00', -1, 5]);
      sheet.addRow(['和静县', null, '2026-07-01 08:00', 1, 5]);
      sheet.addRow(['轮台县', '某乡', null, 1, 5]);
      sheet.addRow(['和静县', null, '2026-07-01 09:00', 2, 6]);
      sheet.addRow(['和静县', null, '2026-07-01 10:00', 2, 6]);
      sheet.mergeCells('D6:D7');
    });
    expect(reports).toEqual([]);
    expect(cells(faults).sort()).toEqual(
      ['A3', 'B5', 'C2', 'D2', 'D3', 'D6', 'D7', 'E2'].map((cell) => `表1!${cell}`),
    );
    for (const { zh, en } of faults)
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.any(String)]);
    expect(faults.find(({ cell }) => cell === 'D2')).toMatchObject({
      found: '3户',
      en: expect.stringContaining('people'),
    });
  });

  test.each<[string, unknown[][], string[]]>([
    [
      'an unknown column',
      [
        [...HEAD, '伤心人数'],
        ['和静县', null, '2026-07-01 08:00', 1, 2, 3],
      ],
      ['F1'],
    ],
    [
      'a column twice',
      [
        [...HEAD, '因灾死亡人口'],
        ['和静县', null, '2026-07-01 08:00', 1, 2, 3],
      ],
      ['F1'],
    ],
    ['a column without a heading', [HEAD, ['和静县', null, '2026-07-01 08:00', 1, 2, 3]], ['F2']],
    [
      'another unit in a heading',
      [
        ['县市', '数据截至', '因灾死亡人口（户）'],
        ['和静县', '2026-07-01 08:00', 1],
      ],
      ['C1'],
    ],
    [
      'another unit below the heading',
      [
        ['县市', '数据截至', '因灾死亡人口', '紧急转移安置人口'],
        [null, null, '人', '万人'],
        ['和静县', '2026-07-01 08:00', 1, 2],
      ],
      ['D2'],
    ],
    [
      'no moment',
      [
        ['县市', '因灾死亡人口'],
        ['和静县', 1],
      ],
      ['A1', 'A2'],
    ],
    ['an empty moment', [HEAD, ['和静县', null, null, 1, 2]], ['C2']],
    [
      'no headings',
      [
        ['一', '二'],
        [1, 2],
      ],
      ['A1'],
    ],
    ['no rows', [HEAD], ['A2']],
    ['a township before its county', [HEAD, ['和静县', '某乡', '2026-07-01 08:00', 1, 2]], ['B2']],
    [
      'a code of another county',
      [
        ['行政区划代码', '县市', '数据截至', '因灾死亡人口'],
        ['652801', '和静县', '2026-07-01 08:00', 1],
      ],
      ['B2'],
    ],
    [
      'an unknown kind',
      [
        ['县市', '报告类型', '数据截至', '因灾死亡人口'],
        ['和静县', '终报', '2026-07-01 08:00', 1],
      ],
      ['B2'],
    ],
  ])('%s is marked', async (_what, rows, bad) => {
    const { reports, faults } = await read((sheet) => sheet.addRows(rows));
    expect([reports, cells(faults)]).toEqual([[], bad.map((cell) => `表1!${cell}`)]);
  });

  test('comes back with each bad cell filled and noted, and nothing else', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEAD);
      sheet.addRow(['和静县', null, '2026-07-01 08:00', '3户', 5]);
    });
    const { faults } = readTable(plan, await readWorkbook(bytes));
    const marked = new exceljs.Workbook();
    await marked.xlsx.load((await writeFaults(bytes, faults, at('10:00'))) as never);
    const [bad, good] = ['D2', 'E2'].map((cell) => marked.getWorksheet('表1')!.getCell(cell));
    expect([bad!.value, bad!.fill, JSON.stringify(bad!.note)]).toMatchObject([
      '3户',
      { pattern: 'solid' },
      expect.stringContaining('单位'),
    ]);
    expect([good!.fill, good!.note]).toEqual([undefined, undefined]);
    expect(marked.getWorksheet('错误清单')!.getRow(2).values).toEqual([
      undefined,
      '表1',
      'D2',
      '3户',
      faults[0]!.zh,
      faults[0]!.en,
    ]);
  });
});

/** A zip of one part, with whatever sizes it claims. */
function zip(name: string, content: Buffer, method = 8): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe('a file that is none, or too much of one, is refused before it is opened', () => {
  const sheet = (inner: string) =>
    zip('xl/worksheets/sheet1.xml', Buffer.from(`<worksheet>${inner}</worksheet>`));
  test.each<[string, () => Buffer, string]>([
    [
      'a bomb that says it is one byte',
      () => zip('xl/worksheets/sheet1.xml', Buffer.alloc(80 * 1024 * 1024)),
      'import.too-large',
    ],
    [
      'merges of a whole sheet',
      () => sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
      'import.too-large',
    ],
    [
      'merges written in disguise',
      () => sheet('<mergeCells><mergeCell a=">" ref="A1:XFD1048576"/></mergeCells>'),
      'import.unreadable',
    ],
    ['words', () => Buffer.from('PK 不是工作簿'), 'import.unreadable'],
    ['a zip of something else', () => zip('a.txt', Buffer.from('a')), 'import.unreadable'],
    ['an unknown packing', () => zip('a.txt', Buffer.from('a'), 12), 'import.unreadable'],
    ['half a zip', () => zip('a.txt', Buffer.from('a')).subarray(20), 'import.unreadable'],
  ])('%s', async (_what, make, code) => {
    await expect(readWorkbook(make())).rejects.toMatchObject({ code });
  });

  test('too many rows, as workbook and as CSV', async () => {
    const far = await workbook((made) => {
      made.addRow(HEAD);
      made.getCell(`A${MAX_ROWS + 1}`).value = '和静县';
    });
    await expect(readWorkbook(far)).rejects.toMatchObject({ code: 'import.too-large' });
    expect(() => readCsv(Buffer.from('a\n'.repeat(MAX_ROWS + 1)))).toThrow(
      expect.objectContaining({ code: 'import.too-large' }),
    );
    expect(() => readCsv(Buffer.from('"a'))).toThrow(expect.objectContaining({ code: 'import.unreadable' }));
  });
});
