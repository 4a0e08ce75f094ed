import { type CapAlert, type CapCode, type CapInfo, referenceText } from '#cap';
import { beijingIso } from '#kernel';
import type { Plan, Text } from '#plan';
import type { IncidentRow, JournalRow } from '#runtime';

/** Facts of a response that the public is told of. */
export const ANNOUNCED = ['response.activated', 'response.raised', 'response.lowered', 'response.terminated'];

const WORDS: Record<string, { msgType: CapCode<'msgType'>; verb: Text }> = {
  'response.activated': { msgType: 'Alert', verb: { zh: '启动', en: 'started' } },
  'response.raised': { msgType: 'Update', verb: { zh: '提升为', en: 'raised to' } },
  'response.lowered': { msgType: 'Update', verb: { zh: '降低为', en: 'lowered to' } },
  'response.terminated': { msgType: 'Cancel', verb: { zh: '终止', en: 'ended' } },
};

/** Gravest first, as a plan's levels are; a fifth and lower are as minor as the fourth. */
const SEVERITY: readonly CapCode<'severity'>[] = ['Extreme', 'Severe', 'Moderate', 'Minor'];

type Fact = Pick<JournalRow, 'at' | 'fact' | 'streamId' | 'streamSeq' | 'data'>;

/**
 * What CAP 1.2 says of an incident's responses, one message for each start, adjustment and end, in order. They
 * follow from the journal alone, so the same fact always gives the same message. No figures and no persons: only
 * that a response runs, at what level and where.
 */
export function responseMessages(
  plan: Plan,
  incident: IncidentRow,
  facts: readonly Fact[],
  sender: string,
): CapAlert[] {
  const messages: CapAlert[] = [];
  const ofResponse = new Map<string, CapAlert[]>();
  for (const fact of facts) {
    const words = WORDS[fact.fact];
    if (!words) continue;
    const earlier = ofResponse.get(fact.streamId) ?? [];
    const message: CapAlert = {
      identifier: `${fact.streamId}-${fact.streamSeq}`,
      sender,
      sent: beijingIso(fact.at),
      status: incident.exercise ? 'Exercise' : 'Actual',
      msgType: earlier.length ? words.msgType : 'Alert',
      scope: 'Public',
      code: [],
      ...(incident.exercise ? { note: '演练，并非真实灾情 / Exercise, not a real disaster' } : {}),
      ...(earlier.length ? { references: referenceText(earlier) } : {}),
      incidents: incident.id,
      info: [info(plan, incident, fact, 'zh'), info(plan, incident, fact, 'en')],
    };
    messages.push(message);
    ofResponse.set(fact.streamId, [...earlier, message]);
  }
  return messages;
}

function info(plan: Plan, incident: IncidentRow, { fact, data }: Fact, language: 'zh' | 'en'): CapInfo {
  const hazard = plan.hazards.find(({ key }) => key === incident.hazard);
  const ended = fact === 'response.terminated';
  const name = (ended ? data['from'] : data['level']) as string | null;
  const level = plan.levels.find((each) => each.level === name);
  const verb = WORDS[fact]!.verb[language];
  const title = level?.title[language] ?? name ?? '';
  const who = plan.jurisdiction.title[language];
  const event = hazard?.cap?.event[language] ?? hazard?.title[language] ?? incident.hazard;
  const headline =
    language === 'zh'
      ? `${who}${event}：${verb}${title}`
      : `${who}, ${event.toLowerCase()}: ${title} ${verb}`;
  const exercise = language === 'zh' ? '【演练】' : '[EXERCISE] ';
  return {
    language: language === 'zh' ? 'zh-CN' : 'en-US',
    category: [hazard?.cap?.category ?? 'Other'],
    event,
    responseType: [ended ? 'AllClear' : 'Monitor'],
    urgency: ended ? 'Past' : 'Immediate',
    severity: level ? (SEVERITY[level.rank - 1] ?? 'Minor') : 'Unknown',
    certainty: 'Observed',
    eventCode: [],
    senderName: who,
    headline: incident.exercise ? `${exercise}${headline}` : headline,
    parameter: name === null ? [] : [{ valueName: 'response-level', value: name }],
    resource: [],
    area: plan.divisions
      .filter(({ code }) => incident.data.affected.includes(code))
      .map(({ code, title: place }) => ({
        areaDesc: place[language],
        polygon: [],
        circle: [],
        geocode: [{ valueName: 'GB/T 2260', value: code }],
      })),
  };
}
