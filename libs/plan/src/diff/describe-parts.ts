import type { Text } from '../model/basics.ts';
import type { Plan } from '../model/plan.ts';
import type { Described } from './change.ts';
import { FIELDS, PARTS, VALUES } from './field-words.ts';
import { joined, listed, type Names, same } from './names.ts';
import { durationWords } from './time-words.ts';

type Fields = Record<string, unknown>;

/** Where something comes from decides nothing. */
const PROVENANCE = ['cite', 'source', 'note'];

/** What the other describers do not tell, field by field: nothing that decides changes without a word. */
export const describeParts = (plan: Plan, names: Names): Described[] =>
  Object.entries(PARTS).flatMap(([part, title]) =>
    describe(part, title, partsOf(plan)[part as Part] ?? [], names),
  );

type Part = keyof typeof PARTS;

function partsOf(plan: Plan): Partial<Record<Part, unknown>> {
  const { preparation } = plan;
  return {
    ...plan,
    // A step waits for the one before it.
    escalation: plan.escalation.map((step, i, steps) => ({
      ...step,
      follows: steps[i - 1]?.title ?? ISSUED,
    })),
    // Its tasks are told as tasks.
    preparation: preparation && {
      ...preparation,
      measures: preparation.measures.map(({ tasks: _tasks, ...measure }) => measure),
    },
  };
}

const ISSUED = { zh: '任务下达', en: 'the issue of the task' };

function describe(key: string, name: Text, value: unknown, names: Names): Described[] {
  if (Array.isArray(value))
    return value.flatMap((item: Fields, i) =>
      describe(`${key}/${idOf(item) ?? i}`, under(name, nameOf(item)), item, names),
    );
  const fields = fieldsOf(value as object).filter(([field]) => !['key', 'title'].includes(field));
  const own = fields.filter(([, each]) => !holdsItems(each));
  return [
    ...(own.length || !fields.length ? [{ key, name, words: fieldWords(own, names) }] : []),
    ...fields
      .filter(([, each]) => holdsItems(each))
      .flatMap(([field, items]) => describe(`${key}/${field}`, under(name, called(field)), items, names)),
  ];
}

const called = (field: string): Text => FIELDS[field] ?? same(field);
const under = (name: Text, item: Text): Text => joined([name, item], ' · ', ' · ');
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: object): value is Text => 'zh' in value && 'en' in value && !('key' in value);
const isEmpty = (value: unknown): boolean => value === false || (Array.isArray(value) && !value.length);

/** Whether it is, or has in it, a list of things with titles, each of which is told by itself. */
const holdsItems = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some((item) => isFields(item) && 'title' in item)
    : isFields(value) && !isText(value) && Object.values(value).some(holdsItems);

const idOf = (item: Fields) =>
  ['key', 'kind', 'year', 'n'].map((field) => item[field]).find((id) => id !== undefined) as
    | string
    | undefined;

const nameOf = (item: Fields): Text => (item['title'] as Text | undefined) ?? same(String(idOf(item) ?? ''));

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([field, each]) => !PROVENANCE.includes(field) && !isEmpty(each));

const fieldWords = (fields: readonly [string, unknown][], names: Names): Text =>
  joined(
    fields.map(([field, value]) => joined([called(field), valueWords(field, value, names)], ' ', ' ')),
    '，',
    ', ',
  );

function valueWords(field: string, value: unknown, names: Names): Text {
  if (Array.isArray(value)) return listed(value.map((each) => valueWords(field, each, names)));
  if (value === true) return { zh: '是', en: 'yes' };
  if (typeof value === 'string') return VALUES[field]?.[value] ?? stringWords(value, names);
  if (!isFields(value)) return same(String(value));
  if (isText(value)) return value;
  const fields = fieldsOf(value);
  if (fields.length === 1) return valueWords(fields[0]![0], fields[0]![1], names);
  const { zh, en } = fieldWords(fields, names);
  return { zh: `（${zh}）`, en: `(${en})` };
}

function stringWords(value: string, names: Names): Text {
  if (/^P[T\d]/.test(value)) return durationWords(value);
  const known = [names.agency, names.figure, names.hazard].map((name) => name(value));
  return known.find(({ zh }) => zh !== value) ?? same(value);
}
