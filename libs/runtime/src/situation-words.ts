import { beijingMoment } from '#kernel';
import { figureWords, PLACEHOLDERS, type Placeholder, type Plan, type Text } from '#plan';
import { totalsOf } from './assessment.ts';
import type { LoadedPlan } from './plans.ts';
import type { IncidentRow, ResponseRow } from './records/index.ts';

/** When the oldest of the latest reports is for, beyond which nothing is known of all; null where nobody reported. */
export function figuresAsOf({ affected, effective }: IncidentRow['data']): number | null {
  const times = affected.flatMap((code) => effective[code]?.asOf ?? []);
  return times.length ? Math.min(...times) : null;
}

/** States of a response that was started, whether or not it has ended. */
export const STARTED = ['active', 'terminating', 'terminated'];

/** Of the responses that were started, by id, the one to tell of: the one that runs, else the last that ended. */
export const responseToTell = (started: readonly ResponseRow[]): ResponseRow | null =>
  started.find(({ state }) => state !== 'terminated') ?? started.at(-1) ?? null;

/** Whether anything was started, and whether it is over. */
export function responseWords(plan: Plan, response: Pick<ResponseRow, 'level' | 'state'> | null): Text {
  const level = plan.levels.find((each) => each.level === response?.level)?.title;
  if (!level) return { zh: '尚未启动响应', en: 'No response started yet' };
  return response?.state === 'terminated'
    ? { zh: `${level.zh}已终止`, en: `${level.en} ended` }
    : { zh: `已启动${level.zh}`, en: `${level.en} started` };
}

/**
 * What a template's placeholders stand for on what the incident now says. Only totals go in, never what a single
 * county or person is; the figures are those of the latest effective reports, as of the oldest of them.
 */
export function situationWords(
  loaded: LoadedPlan,
  incident: IncidentRow,
  response: ResponseRow | null,
): (name: string) => Text {
  const { plan } = loaded;
  const { data } = incident;
  const { figures, missingFrom } = totalsOf(loaded, data);
  const named = plan.divisions.filter(({ code }) => data.affected.includes(code));
  const { title: whole } = plan.jurisdiction;
  const words: Record<Placeholder, Text> = {
    title: { zh: data.title, en: data.title },
    hazard: plan.hazards.find(({ key }) => key === incident.hazard)?.title ?? {
      zh: incident.hazard,
      en: incident.hazard,
    },
    place: {
      zh: named.map(({ title }) => title.zh).join('、') || whole.zh,
      en: named.map(({ title }) => title.en).join(', ') || whole.en,
    },
    asOf: beijingMoment(figuresAsOf(data) ?? incident.occurredAt),
    response: responseWords(plan, response),
  };
  const fixed: readonly string[] = PLACEHOLDERS;
  return (name) =>
    fixed.includes(name)
      ? words[name as Placeholder]
      : figureWords(plan, name, figures[name] ?? null, name in missingFrom);
}
