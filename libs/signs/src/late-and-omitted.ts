import { beijingIso } from '#kernel';
import { divisionTitle, type Sign, type Situation, standing } from './sign.ts';

/** Reports that came after they were due, are overdue, or never came for a round (4.1.1, 4.1.6). */
export function dutySigns({ loaded, dutyFacts, duties }: Situation): Sign[] {
  const rule = (clock: string) => loaded.plan.clocks.find(({ key }) => key === clock);
  const about = (clock: string, subject: string, due: number) => ({
    cite: rule(clock)?.cite ?? '4.1.1',
    subject,
    sinceAt: due,
    zh: rule(clock)?.title.zh ?? clock,
    en: rule(clock)?.title.en ?? clock,
  });
  const over = dutyFacts.flatMap((fact): Sign[] => {
    const missed = fact.fact === 'report-duty.missed';
    if (!missed && !fact.late) return [];
    const kind = missed ? ('round-missed' as const) : ('late' as const);
    const said = about(fact.clock, fact.subject, fact.dueAt);
    const due = beijingIso(fact.dueAt);
    return [
      {
        ...said,
        key: `${kind}:${fact.dutyId}:${fact.cycle}`,
        kind,
        zh: missed
          ? `${said.zh}：应于 ${due} 报，未报`
          : `${said.zh}：应于 ${due} 报，${beijingIso(fact.at)} 才到`,
        en: missed
          ? `${said.en}: due ${due}, never came`
          : `${said.en}: due ${due}, came at ${beijingIso(fact.at)}`,
        evidence: { report_duty: [fact.dutyId], ...(fact.reportId ? { report: [fact.reportId] } : {}) },
      },
    ];
  });
  const waiting = duties
    .filter(({ state, context }) => state === 'due' && context.overdue)
    .map(({ id, clock, subject, cycle, dueAt }): Sign => {
      const said = about(clock, subject, dueAt);
      return {
        ...said,
        key: `overdue:${id}:${cycle}`,
        kind: 'overdue',
        zh: `${said.zh}：应于 ${beijingIso(dueAt)} 报，至今未到`,
        en: `${said.en}: due ${beijingIso(dueAt)}, still not in`,
        evidence: { report_duty: [id] },
      };
    });
  return [...over, ...waiting];
}

/** Divisions on the list that never reported while others did (4.1.1). */
export function neverReported(situation: Situation): Sign[] {
  const { data, reports } = situation;
  return data.affected.flatMap((division): Sign[] => {
    if (reports.some((report) => report.division === division)) return [];
    const others = reports.filter((report) => data.affected.includes(report.division));
    if (!others.length) return [];
    const first = others.reduce((a, b) => (b.receivedAt < a.receivedAt ? b : a));
    const [title, other] = [divisionTitle(situation, division), divisionTitle(situation, first.division)];
    return [
      {
        key: `never-reported:${division}`,
        kind: 'never-reported',
        cite: '4.1.1',
        subject: `division:${division}`,
        sinceAt: first.receivedAt,
        zh: `${title.zh}在受灾名单上，从未报告；${other.zh}已报`,
        en: `${title.en} is on the list and never reported, while ${other.en} has`,
        evidence: { report: [first.id] },
      },
    ];
  });
}

/** A township that an earlier report named and the newest list of townships leaves out (4.1.1). */
export function absentTownships(situation: Situation, division: string): Sign[] {
  const lists = standing(situation, division).filter(({ townships }) => townships.length);
  const last = lists.at(-1);
  if (!last) return [];
  const now = new Set(last.townships.map(({ name }) => name));
  const before = new Map(
    lists.flatMap((report) => report.townships.map(({ name }) => [name, report] as const)),
  );
  const title = divisionTitle(situation, division);
  return [...before]
    .filter(([name]) => !now.has(name))
    .map(([name, report]) => ({
      key: `township-absent:${last.id}:${name}`,
      kind: 'township-absent',
      cite: '4.1.1',
      subject: `division:${division}`,
      sinceAt: last.asOf,
      zh: `${title.zh}：此前列出的${name}不在最新的乡镇数据中`,
      en: `${title.en}: ${name}, named before, is not among the newest townships`,
      evidence: { report: [report.id, last.id] },
    }));
}
