import type { CaseFile } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';

/** One question asked of a case. It knows nothing of how messages are sent, only what must be there afterwards. */
export type CaseCheck = (file: CaseFile) => Gap[];

/** Of what case something was found; null for what belongs to none. */
export interface Place {
  id: string | null;
  exercise: boolean;
}

export const gapIn = (
  { id, exercise }: Place,
  found: Pick<Gap, 'rule' | 'subject' | 'subjectId' | 'zh' | 'en'> & { repair?: Gap['repair'] },
): Gap => ({ repair: null, ...found, incidentId: id, exercise });
