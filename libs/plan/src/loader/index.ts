export { readClauseIndex, writeClauseIndex } from './clause-index.ts';
export { foldersNamed, planNamed, planOn } from './find-plan.ts';
export { checkPlan, loadPlan, parsePlanTexts } from './load-plan.ts';
export type { CheckedPlan, LoadedPlan, PlanTexts } from './loaded-plan.ts';
export { PlanCache } from './plan-cache.ts';
export type { PlanVersion } from './plan-folders.ts';
export { PlanLibrary, plansFolder } from './plan-library.ts';
export { readPlanFolder } from './read-folder.ts';
export { type MessageFile, messagesFolder, type ReadMessages, readMessages } from './read-messages.ts';

export { unsoundMessages } from './unsound-messages.ts';

/** JSON Schema for each file of a plan, by the schema's file name. */
export async function planJsonSchemas(): Promise<Record<string, object>> {
  const { jsonSchemas } = await import('./json-schema.ts');
  return jsonSchemas();
}

/** A schema as it stands in its file. */
export const schemaText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
