import { Problem } from '#kernel';
import { readFacts } from '../classify/read-facts.ts';
import { type PastIncident, sureDate } from './past-incident.ts';

/** A line as `kaidu classify` takes it, with an id and a name if it has them; its own plan is not asked. */
export function readFactsLine(line: Readonly<Record<string, unknown>>, number: number): PastIncident {
  const { plan: _plan, asOf, id = `line-${number}`, name = id, ...rest } = line;
  const date = sureDate(asOf);
  if (date?.length !== 10) throw invalid('asOf', '须为日期 YYYY-MM-DD', 'must be a date YYYY-MM-DD');
  if (typeof id !== 'string' || typeof name !== 'string')
    throw invalid('id', '编号和名称须为文字', 'id and name must be texts');
  const { hazard, ...facts } = readFacts(rest);
  return { id, name, hazard, date, moments: [{ scope: null, asOf: date, facts, unused: [] }] };
}

const invalid = (field: string, zh: string, en: string) =>
  new Problem('request.invalid', { count: 1 }, { faults: [{ at: `/${field}`, zh, en }] });
