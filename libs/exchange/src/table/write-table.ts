import type { Figures, Plan } from '#plan';
import type { ReportRow } from '#runtime';
import { writeMoment } from '../cells/read-moment.ts';
import { CHANNELS, type Column, columnsOf, KINDS } from './layout.ts';

/** A value as it is written: a number stays one, null is an empty cell. */
export type Written = string | number | null;

/** A county table: a title, the headings, their units, then a row for each report and each of its townships. */
export function writeTable(plan: Plan, title: string, reports: readonly ReportRow[]): Written[][] {
  const columns = columnsOf(plan);
  return [
    [title],
    columns.map((column) => column.title),
    columns.map((column) => (column.holds === 'figure' ? column.indicator.unit.zh : null)),
    ...reports.flatMap((report) => [
      columns.map((column) => ofCounty(plan, column, report)),
      ...report.townships.map((township) =>
        columns.map((column) => ofTownship(plan, column, report, township)),
      ),
    ]),
  ];
}

/** Unknown is written as a word; what nobody mentioned stays empty. */
const figure = (figures: Figures, key: string): Written => (key in figures ? (figures[key] ?? '不详') : null);

function ofCounty(plan: Plan, column: Column, report: ReportRow): Written {
  if (column.holds === 'figure') return figure(report.figures, column.indicator.key);
  if (column.holds === 'words') return report[column.key] || null;
  switch (column.key) {
    case 'code':
      return report.division;
    case 'division':
      return plan.divisions.find(({ code }) => code === report.division)?.title.zh ?? null;
    case 'township':
      return null;
    case 'kind':
      return KINDS[report.kind];
    case 'channel':
      return CHANNELS[report.channel];
    default:
      return writeMoment(report[column.key]);
  }
}

function ofTownship(
  plan: Plan,
  column: Column,
  report: ReportRow,
  township: ReportRow['townships'][number],
): Written {
  if (column.holds === 'figure') return figure(township.figures, column.indicator.key);
  if (column.holds === 'words') return null;
  if (column.key === 'township') return township.name;
  return column.key === 'code' || column.key === 'division' || column.key === 'asOf'
    ? ofCounty(plan, column, report)
    : null;
}

/** The three times of each report, for the sheet beside the figures. */
export function writeTimes(plan: Plan, reports: readonly ReportRow[]): Written[][] {
  return [
    ['县市', '报告类型', '数据截至', '收到', '录入', '渠道', '代录'],
    ...reports.map((report) => [
      plan.divisions.find(({ code }) => code === report.division)?.title.zh ?? report.division,
      KINDS[report.kind],
      writeMoment(report.asOf),
      writeMoment(report.receivedAt),
      writeMoment(report.enteredAt),
      CHANNELS[report.channel],
      report.onBehalfOf,
    ]),
  ];
}
