import { beijingDate } from '#kernel';
import { townshipDifferences } from '#reporting';
import type { ReportRow } from '#runtime';
import { divisionTitle, indicatorTitle, type Sign, type Situation, standing } from './sign.ts';

/** So many days with the very same figures are worth a look, if another source moved meanwhile. */
const DAYS_ALIKE = 3;

const ordered = ({ figures }: Pick<ReportRow, 'figures'>): string =>
  JSON.stringify(Object.entries(figures).sort());

/** Townships of the newest report that gives them do not come to its own figures (4.1.1). */
export function differingTownships(situation: Situation, division: string): Sign[] {
  const last = standing(situation, division)
    .filter(({ townships }) => townships.length)
    .at(-1);
  if (!last) return [];
  const title = divisionTitle(situation, division);
  return townshipDifferences(last.figures, last.townships).map(({ indicator, total, townships }) => {
    const name = indicatorTitle(situation, indicator);
    return {
      key: `townships-differ:${last.id}:${indicator}`,
      kind: 'townships-differ',
      cite: '4.1.1',
      subject: `division:${division}`,
      sinceAt: last.asOf,
      zh: `${title.zh}：${name.zh}乡镇合计 ${townships}，县报 ${total ?? '未填'}`,
      en: `${title.en}: ${name.en}, townships come to ${townships}, the county says ${total ?? 'nothing'}`,
      evidence: { report: [last.id] },
    };
  });
}

/** A cumulative figure that became smaller in a report without a word of explanation (4.1.1). */
export function unexplainedFalls(situation: Situation, division: string): Sign[] {
  const cumulative = situation.loaded.plan.indicators.filter(({ kind }) => kind === 'cumulative');
  const title = divisionTitle(situation, division);
  const reports = standing(situation, division);
  return cumulative.flatMap(({ key, title: name }) => {
    const given = reports.filter(({ figures }) => figures[key] != null);
    return given.flatMap((report, index): Sign[] => {
      const before = given[index - 1];
      const [was, is] = [before?.figures[key] ?? null, report.figures[key]!];
      if (!before || was === null || is >= was || report.explanation) return [];
      return [
        {
          key: `fell-unexplained:${report.id}:${key}`,
          kind: 'fell-unexplained',
          cite: '4.1.1',
          subject: `division:${division}`,
          sinceAt: report.asOf,
          zh: `${title.zh}：${name.zh}由 ${was} 减为 ${is}，未作说明`,
          en: `${title.en}: ${name.en} fell from ${was} to ${is} without explanation`,
          evidence: { report: [before.id, report.id] },
        },
      ];
    });
  });
}

/** The very same figures for days on end, while a department's figures about them changed (4.1.1). */
export function copiedFigures(situation: Situation, division: string): Sign[] {
  const reports = standing(situation, division).filter(({ figures }) => Object.keys(figures).length);
  const last = reports.at(-1);
  if (!last) return [];
  const different = reports.findLastIndex((report) => ordered(report) !== ordered(last));
  const alike = reports.slice(different + 1);
  const days = new Set(alike.map(({ asOf }) => beijingDate(asOf)));
  const [first] = alike;
  if (!first || days.size < DAYS_ALIKE) return [];
  const moved = movedMeanwhile(situation, division, first, last);
  if (!moved.length) return [];
  const title = divisionTitle(situation, division);
  return [
    {
      key: `copied:${first.id}:${last.id}`,
      kind: 'copied',
      cite: '4.1.1',
      subject: `division:${division}`,
      sinceAt: first.asOf,
      zh: `${title.zh}：连续 ${days.size} 日所报数据完全相同，其间部门数据有变化`,
      en: `${title.en}: the same figures for ${days.size} days, while a department's changed`,
      evidence: { report: alike.map(({ id }) => id), sector: moved },
    },
  ];
}

/** Departments' figures, of the division or of all, that were given in that time and say otherwise than before. */
function movedMeanwhile(
  { sector }: Situation,
  division: string,
  first: ReportRow,
  last: ReportRow,
): string[] {
  const rows = sector
    .filter((row) => row.division === division || row.division === null)
    .sort((a, b) => a.asOf - b.asOf || a.enteredAt - b.enteredAt);
  return rows
    .filter((row, index) => {
      const before = rows.slice(0, index).findLast((other) => sameSource(other, row));
      const within = row.asOf > first.asOf && row.asOf <= last.asOf;
      return within && before !== undefined && ordered(before) !== ordered(row);
    })
    .map(({ id }) => id);
}

const sameSource = (
  a: { agency: string; division: string | null },
  b: { agency: string; division: string | null },
): boolean => a.agency === b.agency && a.division === b.division;
