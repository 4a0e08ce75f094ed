import type { Plan } from '../../plan/use-plan.ts';

/** What the form holds, as typed. */
export interface LogEntry {
  hazard: string[];
  divisions: string[];
  place: string;
  time: string;
  figures: Record<string, string>;
  narrative: string;
  name: string;
  exercise: boolean;
  distinct: boolean;
  plausible: boolean;
  /** Once it is logged and its figures still have to be taken. */
  incidentId: string | null;
  /** The entry of this device that came back into the form. */
  entryId: string | null;
}

export const BLANK: LogEntry = {
  hazard: [],
  divisions: [],
  place: '',
  time: '',
  figures: {},
  narrative: '',
  name: '',
  exercise: false,
  distinct: false,
  plausible: false,
  incidentId: null,
  entryId: null,
};

/** What an incident is called until somebody says otherwise; Chinese, as the record is. */
export function nameOf({ hazard, divisions }: LogEntry, plan: Plan): string {
  const kind = plan.hazards.find(({ key }) => key === hazard[0])?.title.zh ?? '';
  const places = divisions.map((code) => plan.divisions.find((one) => one.code === code)?.title.zh ?? code);
  const where = places.length > 2 ? `${places[0]}等${places.length}县市` : places.join('、');
  return where && kind ? `${where}${kind}` : '';
}
