import { type MatterList, matterHash, type Reader, type TableName, type Tables } from '#runtime';
import { type MatterRows, openMatters } from './open-matters.ts';

const OPEN_INCIDENT = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];
const OPEN_WARNING = ['received', 'assessed', 'preparing', 'expired'];
/** States that can be open, for the tables where settled rows are many. */
const CAN_BE_OPEN: { [K in TableName]?: string[] } = {
  response: ['active', 'terminating'],
  approval: ['submitted', 'returned', 'approved'],
  task: ['issued', 'acknowledged', 'inProgress', 'declined'],
  report_duty: ['due'],
  delivery: ['exhausted'],
  linked_response: ['told', 'running'],
  instruction: ['open', 'answered'],
  verification: ['open'],
  release: ['submitted', 'returned'],
  upward: ['approved', 'sent', 'entered', 'answered', 'superseded'],
};

type Find = Reader['find'];
type Rows = { [K in keyof MatterRows]: MatterRows[K] };

/**
 * The open matters of this moment: all of them for a post of the duty room, its own for an agency or a division. Reads
 * the committed record, or a command's own view of it.
 */
export async function gatherMatters(find: Find, subject: string, now: number): Promise<MatterList> {
  const all = await gather(find);
  const matters = openMatters(subject.startsWith('post:') ? all : ownRows(all, subject));
  return { at: now, hash: matterHash(matters), matters };
}

async function gather(find: Find): Promise<Rows> {
  const incident = await find('incident', { state: OPEN_INCIDENT });
  const warning = await find('warning', { state: OPEN_WARNING });
  const incidentId = [...incident, ...warning].map(({ id }) => id);
  const of = <K extends 'task' | 'response' | 'approval' | 'report_duty' | 'delivery' | 'informed' | Late>(
    table: K,
  ): Promise<Tables[K][]> => {
    if (!incidentId.length) return Promise.resolve([]);
    const state = CAN_BE_OPEN[table];
    return find(table, { incidentId, ...(state && { state }) }, { orderBy: 'id' });
  };
  return {
    incident,
    warning,
    response: await of('response'),
    approval: await of('approval'),
    task: await of('task'),
    report_duty: await of('report_duty'),
    delivery: await of('delivery'),
    informed: await of('informed'),
    linked_response: await of('linked_response'),
    instruction: await of('instruction'),
    verification: await of('verification'),
    release: await of('release'),
    upward: await of('upward'),
  };
}
type Late = 'linked_response' | 'instruction' | 'verification' | 'release' | 'upward';

/** What concerns one agency or division, and the cases in which it has something open or is affected. */
function ownRows(rows: Rows, subject: string): Rows {
  const code = subject.replace(/^division:/, '');
  const mine = {
    task: rows.task.filter(({ recipient }) => recipient === subject),
    report_duty: rows.report_duty.filter((row) => row.subject === subject),
    delivery: rows.delivery.filter(({ recipient }) => recipient === subject),
    linked_response: rows.linked_response.filter((row) => row.kind === 'county' && row.subject === code),
    instruction: rows.instruction.filter(({ recipient }) => recipient === subject),
    verification: rows.verification.filter(({ division }) => division === code),
  };
  const at = new Set(Object.values(mine).flatMap((each) => each.map(({ incidentId }) => incidentId)));
  const concerns = ({ id, data }: { id: string; data: { affected: string[] } }) =>
    at.has(id) || data.affected.includes(code);
  return {
    ...rows,
    ...mine,
    incident: rows.incident.filter(concerns),
    warning: rows.warning.filter(concerns),
    approval: [],
    informed: [],
    release: [],
    upward: [],
  };
}
