import { countRegister } from '#register';
import { departmentsOf } from '#reporting';
import { totalsOf } from '#runtime';
import { divisionTitle, indicatorTitle, type Sign, type Situation } from './sign.ts';

const matters = (
  { verifications }: Situation,
  division: string | null,
  indicator: string,
): Record<string, string[]> => {
  const ids = verifications
    .filter((row) => row.division === division && row.indicator === indicator)
    .map(({ id }) => id);
  return ids.length ? { verification: ids } : {};
};

/** A department counted more than was reported for the same place (4.1.2, 4.1.5). */
export function higherDepartments(situation: Situation): Sign[] {
  const { loaded, data, sector } = situation;
  const totals = totalsOf(loaded, data).figures;
  const places = [...new Set(sector.map(({ division }) => division))];
  return places.flatMap((division) =>
    loaded.plan.indicators.flatMap(({ key, title }) => {
      const reported = (division === null ? totals : (data.effective[division]?.figures ?? {}))[key] ?? null;
      if (reported === null) return [];
      const higher = Object.entries(departmentsOf(sector, division, key)).filter(
        ([, figure]) => figure > reported,
      );
      return higher.map(([agency, figure]): Sign => {
        const rows = sector.filter((row) => row.agency === agency && row.division === division);
        const shown = rows.filter(({ figures }) => figures[key] === figure);
        const who = loaded.plan.agencies.find((one) => one.key === agency)?.title ?? {
          zh: agency,
          en: agency,
        };
        const place =
          division === null ? { zh: '全部县市', en: 'all counties' } : divisionTitle(situation, division);
        return {
          key: `department-higher:${division ?? 'all'}:${agency}:${key}:${figure}:${reported}`,
          kind: 'department-higher',
          cite: loaded.plan.indicators.find((one) => one.key === key)!.verified ? '4.1.5' : '4.1.2',
          subject: division === null ? null : `division:${division}`,
          sinceAt: Math.min(...shown.map(({ enteredAt }) => enteredAt)),
          zh: `${place.zh}：${title.zh}报 ${reported}，${who.zh}为 ${figure}`,
          en: `${place.en}: ${title.en} reported ${reported}, ${who.en} has ${figure}`,
          evidence: { sector: shown.map(({ id }) => id), ...matters(situation, division, key) },
        };
      });
    }),
  );
}

/** The register holds another number of people than was reported (4.1.4, 4.1.5). Only numbers are told. */
export function differingRegister(situation: Situation): Sign[] {
  const { loaded, data, persons } = situation;
  return countRegister(loaded.plan, data, persons)
    .filter(({ differs }) => differs)
    .map(({ division, indicator, entered, reported }): Sign => {
      const [title, name] = [divisionTitle(situation, division), indicatorTitle(situation, indicator)];
      const state = loaded.plan.indicators.find(({ key }) => key === indicator)!.register;
      const rows = persons.filter((row) => row.division === division && row.state === state);
      const report = situation.reports.filter(({ id }) => id === data.effective[division]?.reportId);
      const reportedAt = data.effective[division]?.asOf ?? 0;
      const times = [
        reportedAt,
        ...rows.map(({ enteredAt }) => enteredAt),
        ...report.map((row) => row.enteredAt),
      ];
      return {
        key: `register-differs:${division}:${indicator}:${entered}:${reported ?? 'none'}`,
        kind: 'register-differs',
        cite: '4.1.5',
        subject: `division:${division}`,
        sinceAt: Math.max(...times),
        zh: `${title.zh}：${name.zh}报 ${reported ?? '未填'}，登记 ${entered} 人`,
        en: `${title.en}: ${name.en} reported ${reported ?? 'nothing'}, the register holds ${entered}`,
        evidence: {
          report: report.map(({ id }) => id),
          person: rows.map(({ id }) => id),
          ...matters(situation, division, indicator),
        },
      };
    });
}
