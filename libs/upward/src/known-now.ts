import { fillIn, levelTitle, type Text, type UpwardTemplate } from '#plan';
import {
  type DocumentWords,
  figuresAsOf,
  type IncidentRow,
  type LoadedPlan,
  type ResponseRow,
  responseToTell,
  type Session,
  STARTED,
  type SupportItem,
  situationWords,
  totalsOf,
  type UpwardAbout,
  type UpwardKnown,
} from '#runtime';

export interface Occasion {
  loaded: LoadedPlan;
  incident: IncidentRow;
  /** The response that runs, or the last that ended. */
  response: ResponseRow | null;
  about: UpwardAbout | null;
  items: readonly SupportItem[];
}

const runningLevel = (response: ResponseRow | null): string | null =>
  response && response.state !== 'terminated' ? response.level : null;

/** The response that a document tells of. */
export const findResponse = async (session: Session, incidentId: string): Promise<ResponseRow | null> =>
  responseToTell(await session.find('response', { incidentId, state: STARTED }, { orderBy: 'id' }));

/** The figures and the assessment as they stand, to be kept with the document. */
export function knownNow({ loaded, incident, response }: Occasion): UpwardKnown {
  const { figures, missingFrom } = totalsOf(loaded, incident.data);
  const { assessment } = incident.data;
  return {
    assessmentSeq: assessment.seq,
    hazard: incident.hazard,
    asOf: figuresAsOf(incident.data),
    figures,
    missingFrom,
    recommendedLevel: assessment.classification.level,
    basis: assessment.classification.basis,
    responseLevel: runningLevel(response),
  };
}

/** One thing asked for, in words: 帐篷 2000 顶. */
const needs = (items: readonly SupportItem[]): Text => ({
  zh: items.map(({ what, quantity, unit }) => `${what} ${quantity} ${unit}`).join('；') || '—',
  en: items.map(({ what, quantity, unit }) => `${what}: ${quantity} ${unit}`).join('; ') || '—',
});

/** The document's words from its template (4.1.3): what nobody knows reads as unknown. */
export function wordsOf(
  template: UpwardTemplate,
  occasion: Occasion,
): { title: DocumentWords; body: DocumentWords } {
  const { loaded, incident, response, about, items } = occasion;
  const situation = situationWords(loaded, incident, response);
  const own: Record<string, Text> = {
    recommended: levelTitle(loaded.plan, incident.data.assessment.classification.level),
    from: levelTitle(loaded.plan, about?.from ?? null),
    level: levelTitle(loaded.plan, about ? about.level : runningLevel(response)),
    needs: needs(items),
  };
  const filled = (text: Text): DocumentWords => {
    const part = (lang: 'zh' | 'en') => fillIn(text[lang], (name) => (own[name] ?? situation(name))[lang]);
    // Where a line of the plan's file was folded, Chinese has no space.
    return { zh: part('zh').replace(/(?<=[，。；、]) +/g, ''), en: part('en') };
  };
  return { title: filled(template.headline), body: filled(template.body) };
}
