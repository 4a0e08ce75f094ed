import { beijingIso } from '#kernel';
import { fillIn, PLACEHOLDERS, type Placeholder, type Plan, type ReleaseTemplate } from '#plan';
import type { IncidentRow, LoadedPlan, ResponseRow } from '#runtime';
import { totalsOf } from '#runtime';

/** A figure as the public reads it: unknown is not zero, and a sum with a part missing is a least. */
function figure(plan: Plan, key: string, value: number | null, partial: boolean): string {
  const unit = plan.indicators.find((each) => each.key === key)?.unit.zh ?? '';
  if (value === null) return '待核实';
  return `${partial ? '至少 ' : ''}${value} ${unit}`;
}

/** `2026-07-01T08:00` in words: 7月1日8时, with the minutes where there are any. */
function moment(at: number): string {
  const [, month, day, hour, minute] = /-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(beijingIso(at))!.map(Number);
  return `${month}月${day}日${hour}时${minute ? `${minute}分` : ''}`;
}

/**
 * The text of a template on what the incident now says (4.2). Only totals go in, never what a single county or
 * person is; the figures are those of the latest effective reports, as of the oldest of them.
 */
export function fillTemplate(
  loaded: LoadedPlan,
  template: ReleaseTemplate,
  incident: IncidentRow,
  response: ResponseRow | null,
): { title: string; body: string } {
  const { plan } = loaded;
  const { data } = incident;
  const { figures, missingFrom } = totalsOf(loaded, data);
  const named = plan.divisions.filter(({ code }) => data.affected.includes(code));
  const times = data.affected.flatMap((code) => data.effective[code]?.asOf ?? []);
  const level = plan.levels.find((each) => each.level === response?.level);
  const words: Record<Placeholder, string> = {
    title: data.title,
    hazard: plan.hazards.find(({ key }) => key === incident.hazard)?.title.zh ?? incident.hazard,
    place: named.map(({ title }) => title.zh).join('、') || plan.jurisdiction.title.zh,
    asOf: moment(times.length ? Math.min(...times) : incident.occurredAt),
    response: level ? `已启动${level.title.zh}` : '尚未启动响应',
  };
  const fixed: readonly string[] = PLACEHOLDERS;
  const value = (name: string): string =>
    fixed.includes(name)
      ? words[name as Placeholder]
      : figure(plan, name, figures[name] ?? null, name in missingFrom);
  return { title: fillIn(template.headline, value), body: fillIn(template.body, value) };
}
