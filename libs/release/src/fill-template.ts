import { fillIn, type ReleaseTemplate } from '#plan';
import { type IncidentRow, type LoadedPlan, type ResponseRow, situationWords } from '#runtime';

/** The text of a template on what the incident now says (4.2). */
export function fillTemplate(
  loaded: LoadedPlan,
  template: ReleaseTemplate,
  incident: IncidentRow,
  response: ResponseRow | null,
): { title: string; body: string } {
  const words = situationWords(loaded, incident, response);
  const value = (name: string): string => words(name).zh;
  return { title: fillIn(template.headline, value), body: fillIn(template.body, value) };
}
