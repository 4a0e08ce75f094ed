import { type FieldFault, Problem } from '#kernel';
import type { Facts } from './facts.ts';

type Check = (value: unknown) => boolean;

const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string' && value !== '';
const optional =
  (check: Check): Check =>
  (value) =>
    value == null || check(value);

const figures = { zh: '须为键到数值的对象', en: 'must be an object of figures by key' };

const FIELDS: Readonly<Record<keyof Facts, { check: Check; zh: string; en: string }>> = {
  hazard: { check: isText, zh: '须为灾种的键', en: 'must be the key of a hazard' },
  reported: { check: isObject, ...figures },
  assessed: { check: optional(isObject), ...figures },
  base: { check: optional(isObject), ...figures },
  attributes: { check: optional(isObject), ...figures },
  divisions: {
    check: optional((value) => isObject(value) && Object.values(value as object).every(isObject)),
    zh: '须为区划代码到数值对象的对象',
    en: 'must be an object of figures by division code',
  },
  judged: {
    check: optional((value) => Array.isArray(value) && value.every(isText)),
    zh: '须为键的列表',
    en: 'must be a list of keys',
  },
};

/**
 * Facts from input that nobody has checked. Throws request.invalid; a field that is not known may be a slip of
 * one that is, so it is refused too. What the figures may be is `checkFacts`' to say, for it needs the plan.
 */
export function readFacts(input: Readonly<Record<string, unknown>>): Facts {
  const faults: FieldFault[] = [];
  for (const [at, { check, zh, en }] of Object.entries(FIELDS))
    if (!check(input[at])) faults.push({ at: `/${at}`, zh, en });
  for (const at of Object.keys(input))
    if (!Object.hasOwn(FIELDS, at))
      faults.push({ at: `/${at}`, zh: '没有这个字段', en: 'there is no such field' });
  if (faults.length) throw new Problem('request.invalid', { count: faults.length }, { faults });
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as unknown as Facts;
}
