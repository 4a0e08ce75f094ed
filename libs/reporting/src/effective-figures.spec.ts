import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Figures, Plan } from '#plan';
import type { Actor, IncidentRow, ReportRow } from '#runtime';
import { Desk, plansOf } from '../../../tests/paths/session.ts';
import { BAYINGOLIN, bayingolin } from '../../../tests/plan/plans.ts';
import { logIncident } from '../../incident/src/log-incident.ts';
import { absolute } from './effective-figures.ts';
import { type SubmitReport, submitReport } from './submit-report.ts';

const OFFICER: Actor = { id: 'a1', name: '值班员', posts: [{ post: 'duty-officer' }] };
const KORLA = '652801';
const CORPS = 'XPCC-02';
const at = (time: string) => Date.parse(`2025-07-01T${time}:00+08:00`);

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});

/** A flood at six, seen from noon on; each report is a command of its own. */
class Flood {
  readonly desk = new Desk(plansOf(plan), at('12:00'));
  private id = '';

  async begin(): Promise<this> {
    const input = {
      plan: BAYINGOLIN,
      hazard: 'flood',
      title: '洪水',
      occurredAt: at('06:00'),
      divisions: [KORLA],
    };
    ({ id: this.id } = await this.desk.run(OFFICER, (session) => logIncident.handle(session, input)));
    return this;
  }

  report(time: string, figures: Figures, more: Partial<SubmitReport> = {}): Promise<string> {
    this.desk.clock.advance(60_000);
    const input = { incidentId: this.id, division: KORLA, asOf: at(time), figures, ...more };
    return this.desk.run(OFFICER, async (session) => (await submitReport.handle(session, input)).id);
  }

  async incident(): Promise<IncidentRow> {
    return (await this.desk.group.get('incident', this.id))!;
  }

  async effective(division = KORLA) {
    return (await this.incident()).data.effective[division];
  }

  async row(id: string): Promise<ReportRow> {
    return (await this.desk.group.get('report', id))!;
  }
}

const flood = () => new Flood().begin();
const refusal = (code: string) => expect.objectContaining({ code });

describe('the effective figures of a division', () => {
  test('a later report replaces what it mentions and leaves the rest as it was', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1, relocated: 100 });
    const second = await process.report('08:00', { relocated: 250 });
    expect(await process.effective()).toEqual({
      reportId: second,
      asOf: at('08:00'),
      figures: { dead: 1, relocated: 250 },
    });
  });

  test('a figure that the division now says it does not know becomes unknown', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1, missing: 4 });
    await process.report('08:00', { missing: null, dead: 2 });
    expect((await process.effective())?.figures).toEqual({ dead: 2, missing: null });
  });

  test('a later report with smaller figures is taken as it is', async () => {
    const process = await flood();
    await process.report('07:00', { missing: 9 });
    await process.report('08:00', { missing: 3 });
    expect((await process.effective())?.figures).toEqual({ missing: 3 });
  });

  test('a late report changes only what no later one has said', async () => {
    const process = await flood();
    const latest = await process.report('09:00', { dead: 3 });
    await process.report('07:00', { dead: 1, relocated: 100 });
    expect(await process.effective()).toEqual({
      reportId: latest,
      asOf: at('09:00'),
      figures: { dead: 3, relocated: 100 },
    });
    await process.report('08:00', { relocated: 150 });
    expect((await process.effective())?.figures).toEqual({ dead: 3, relocated: 150 });
  });

  test('the same reports come to the same figures in whatever order they arrive', async () => {
    const reports: [string, Figures][] = [
      ['07:00', { dead: 1, relocated: 100 }],
      ['08:00', { relocated: 150, missing: 2 }],
      ['09:00', { dead: 4, missing: null }],
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const process = await flood();
      for (const i of order) await process.report(...reports[i]!);
      expect([order, await process.effective()]).toMatchObject([
        order,
        { asOf: at('09:00'), figures: { dead: 4, relocated: 150, missing: null } },
      ]);
    }
  });

  test('of two reports for one moment the one entered later stands', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1, missing: 5 });
    const second = await process.report('07:00', { dead: 2 });
    expect(await process.effective()).toEqual({
      reportId: second,
      asOf: at('07:00'),
      figures: { dead: 2, missing: 5 },
    });
  });

  test('another division has figures of its own', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1 });
    await process.report('07:00', { dead: 1 }, { division: '652822' });
    expect((await process.effective())?.figures).toEqual({ dead: 1 });
    expect((await process.effective('652822'))?.figures).toEqual({ dead: 1 });
    expect((await process.incident()).data.affected).toEqual([KORLA, '652822']);
  });

  test('a corps report is kept beside the sum and puts nobody on the list', async () => {
    const process = await flood();
    const id = await process.report('07:00', { dead: 30 }, { division: CORPS });
    const { data } = await process.incident();
    expect((await process.row(id)).counted).toBe(false);
    expect(data.effective[CORPS]?.figures).toEqual({ dead: 30 });
    expect(data.affected).toEqual([KORLA]);
    expect(data.assessment.classification.level).toBeNull();
  });
});

describe('a correction', () => {
  test('takes the place of the report that it corrects, with all that one said', async () => {
    const process = await flood();
    const wrong = await process.report('07:00', { dead: 50, missing: 2 });
    expect((await process.incident()).data.assessment.classification.level).toBe('I');
    const right = await process.report('07:00', { dead: 5 }, { supersedes: wrong });
    expect(await process.effective()).toEqual({ reportId: right, asOf: at('07:00'), figures: { dead: 5 } });
    expect((await process.incident()).data.assessment.classification.level).toBe('IV');
    expect(await process.row(wrong)).toMatchObject({
      supersededBy: right,
      figures: { dead: 50, missing: 2 },
    });
  });

  test('of an older report leaves standing what later ones said', async () => {
    const process = await flood();
    const wrong = await process.report('07:00', { dead: 9, relocated: 100 });
    const latest = await process.report('08:00', { dead: 2 });
    await process.report('07:00', { dead: 1, relocated: 80 }, { supersedes: wrong });
    expect(await process.effective()).toEqual({
      reportId: latest,
      asOf: at('08:00'),
      figures: { dead: 2, relocated: 80 },
    });
  });

  test('may move the report to another moment', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1 });
    const wrong = await process.report('11:00', { dead: 3 });
    await process.report('08:00', { dead: 2 });
    await process.report('07:30', { dead: 3 }, { supersedes: wrong });
    expect(await process.effective()).toMatchObject({ asOf: at('08:00'), figures: { dead: 2 } });
  });

  test('with the same figures as the report that it corrects is no duplicate', async () => {
    const process = await flood();
    const first = await process.report('07:00', { dead: 1 });
    const second = await process.report('07:00', { dead: 1 }, { supersedes: first, narrative: '改正文字' });
    expect(await process.effective()).toMatchObject({ reportId: second, figures: { dead: 1 } });
  });

  test('of a report that is corrected already, of another division or of none is refused', async () => {
    const process = await flood();
    const first = await process.report('07:00', { dead: 1 });
    const second = await process.report('07:00', { dead: 2 }, { supersedes: first });
    const refused = refusal('report.supersedes-unknown');
    await expect(process.report('07:00', { dead: 3 }, { supersedes: first })).rejects.toEqual(refused);
    await expect(process.report('07:00', { dead: 3 }, { supersedes: 'none' })).rejects.toEqual(refused);
    await expect(
      process.report('07:00', { dead: 3 }, { supersedes: second, division: '652822' }),
    ).rejects.toEqual(refused);
    expect(await process.effective()).toMatchObject({ reportId: second, figures: { dead: 2 } });
  });
});

describe('figures that are new since the last report', () => {
  const sinceLast = { basis: 'since-last' } as const;

  test('are added to what was known, and what they do not mention stays', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 2, relocated: 100 });
    const id = await process.report('08:00', { dead: 3 }, sinceLast);
    expect(await process.row(id)).toMatchObject({ reported: { dead: 3 }, figures: { dead: 5 } });
    expect((await process.effective())?.figures).toEqual({ dead: 5, relocated: 100 });
  });

  test('are refused where there is nothing known to add to', async () => {
    const process = await flood();
    const refused = refusal('report.no-earlier-figure');
    await expect(process.report('07:00', { dead: 3 }, sinceLast)).rejects.toEqual(refused);
    await process.report('08:00', { dead: 3, missing: null });
    await expect(process.report('09:00', { relocated: 3 }, sinceLast)).rejects.toEqual(refused);
    await expect(process.report('09:00', { missing: 3 }, sinceLast)).rejects.toEqual(refused);
  });

  test('that come late are added to what was known before their moment, not to what came after', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 2 });
    await process.report('10:00', { relocated: 40 });
    const id = await process.report('08:00', { dead: 1 }, sinceLast);
    expect((await process.row(id)).figures).toEqual({ dead: 3 });
    expect((await process.effective())?.figures).toEqual({ dead: 3, relocated: 40 });
    await expect(process.report('06:30', { dead: 1 }, sinceLast)).rejects.toEqual(
      refusal('report.no-earlier-figure'),
    );
  });

  test('that are corrected are added to what stood before the report that they correct', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 2 });
    const wrong = await process.report('08:00', { dead: 10 }, sinceLast);
    await process.report('08:00', { dead: 1 }, { ...sinceLast, supersedes: wrong });
    expect((await process.effective())?.figures).toEqual({ dead: 3 });
  });

  test('that are sent twice are added once', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 2 });
    const id = await process.report('08:00', { dead: 3 }, sinceLast);
    await expect(process.report('08:00', { dead: 3 }, sinceLast)).rejects.toMatchObject({
      code: 'report.duplicate',
      extras: { reportId: id },
    });
    expect((await process.effective())?.figures).toEqual({ dead: 5 });
  });

  test('absolute adds each figure to its own base and leaves out what is not known', () => {
    expect(absolute({ dead: 1, missing: 0, relocated: null }, { dead: 4, missing: 2 })).toEqual({
      dead: 5,
      missing: 2,
    });
    expect(() => absolute({ dead: 0 }, { dead: null })).toThrow(refusal('report.no-earlier-figure'));
  });
});

describe('a report that is in already', () => {
  test('is refused, naming the one that says the same', async () => {
    const process = await flood();
    const id = await process.report('07:00', { dead: 1, missing: 2 });
    await expect(process.report('07:00', { dead: 1, missing: 2 })).rejects.toMatchObject({
      code: 'report.duplicate',
      extras: { reportId: id },
    });
    await expect(process.report('07:00', { missing: 2 })).rejects.toEqual(refusal('report.duplicate'));
    expect(await process.desk.group.find('report', {})).toHaveLength(1);
    expect((await process.incident()).seq).toBe(2);
  });

  test('is refused also where a later one came in between', async () => {
    const process = await flood();
    const id = await process.report('07:00', { dead: 1 });
    await process.report('08:00', { dead: 2 });
    await expect(process.report('07:00', { dead: 1 })).rejects.toMatchObject({
      code: 'report.duplicate',
      extras: { reportId: id },
    });
  });

  test('with the same figures for a later moment is news', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1 });
    const second = await process.report('08:00', { dead: 1 });
    expect(await process.effective()).toMatchObject({ reportId: second, asOf: at('08:00') });
  });

  test('that adds a figure, even one not known, is no duplicate', async () => {
    const process = await flood();
    await process.report('07:00', { dead: 1 });
    await process.report('07:00', { missing: null, dead: 1 });
    expect((await process.effective())?.figures).toEqual({ dead: 1, missing: null });
  });
});
