import { type FieldFault, Problem } from '#kernel';
import type { CapAlert } from './alert.ts';
import { CAP_NAMESPACE, readDocument } from './read-document.ts';
import { ALERT, type Part, type Shape } from './shape.ts';

/**
 * Reads a CAP 1.2 message and holds it against the standard: every element, how often, every code value, and
 * what one element asks of another. Refuses with all faults at once (`cap.invalid`), each with its place. The
 * order of elements is not insisted on: it carries no meaning, and senders get it wrong.
 */
export function readCap(xml: string): CapAlert {
  const faults: FieldFault[] = [];
  const alert = readParts(readDocument(xml), ALERT, '/alert', faults) as unknown as CapAlert;
  if (!faults.length) faults.push(...relations(alert));
  if (faults.length) throw new Problem('cap.invalid', { count: faults.length }, { faults });
  return alert;
}

type Read = Record<string, unknown>;

function readParts(element: Element, shape: Shape, at: string, faults: FieldFault[]): Read {
  const children = new Map<string, Element[]>();
  for (const child of elementsOf(element)) {
    if (child.namespaceURI === CAP_NAMESPACE && child.localName in shape)
      children.set(child.localName, [...(children.get(child.localName) ?? []), child]);
    // At its end the message may hold elements of other standards: a signature above all.
    else if (child.namespaceURI === CAP_NAMESPACE || at !== '/alert')
      faults.push({
        at: `${at}/${child.localName}`,
        zh: `CAP 1.2 此处没有这个元素；可有：${Object.keys(shape).join(', ')}`,
        en: `CAP 1.2 has no such element here; it has: ${Object.keys(shape).join(', ')}`,
      });
  }
  const read: Read = {};
  for (const [name, part] of Object.entries(shape)) {
    const found = children.get(name) ?? [];
    const repeats = part.count === 'many' || part.count === 'some';
    if (!repeats && found.length > 1)
      faults.push({ at: `${at}/${name}`, zh: '只能出现一次', en: 'stands here only once' });
    const values = found.map((child, i) =>
      readPart(child, part, repeats ? `${at}/${name}[${i + 1}]` : `${at}/${name}`, faults),
    );
    const present = values.filter((value) => value !== '');
    if ((part.count === 'one' || part.count === 'some') && !present.length)
      faults.push({ at: `${at}/${name}`, zh: '缺少必填内容', en: 'is missing or empty' });
    if (repeats) read[name] = present;
    else if (present.length) read[name] = present[0];
  }
  return read;
}

function readPart(element: Element, { holds }: Part, at: string, faults: FieldFault[]): string | Read {
  if (typeof holds !== 'function') return readParts(element, holds, at, faults);
  const text = textOf(element);
  const said = elementsOf(element).length
    ? { zh: '此处只能是文字', en: 'holds text only' }
    : text === ''
      ? null
      : (unprintable(text) ?? holds(text));
  if (said) faults.push({ at, ...said });
  // Wrong is not missing: one fault is enough.
  return said ? '?' : text;
}

function textOf(element: Element): string {
  // Text and CDATA; comments say nothing.
  const texts = nodesOf(element).filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  return texts
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('')
    .trim();
}

const UNPRINTABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const unprintable = (text: string) =>
  UNPRINTABLE.test(text)
    ? { zh: '含 XML 不允许的字符', en: 'holds a character that XML does not allow' }
    : null;

const nodesOf = (element: Element): Node[] =>
  Array.from({ length: element.childNodes.length }, (_, i) => element.childNodes[i]!);
const elementsOf = (element: Element): Element[] =>
  nodesOf(element).filter((node): node is Element => node.nodeType === 1);

/** What the standard says of elements together. */
function relations(alert: CapAlert): FieldFault[] {
  const faults: FieldFault[] = [];
  const need = (missing: boolean, at: string, zh: string, en: string) => {
    if (missing) faults.push({ at, zh, en });
  };
  need(
    alert.scope === 'Restricted' && !alert.restriction,
    '/alert/restriction',
    'scope 为 Restricted 时必填',
    'is needed where scope is Restricted',
  );
  need(
    alert.scope === 'Private' && !alert.addresses,
    '/alert/addresses',
    'scope 为 Private 时必填',
    'is needed where scope is Private',
  );
  need(
    alert.msgType !== 'Alert' && !alert.references,
    '/alert/references',
    `msgType 为 ${alert.msgType} 时须指明所涉报文`,
    `is needed where msgType is ${alert.msgType}: it names the messages concerned`,
  );
  need(
    (alert.msgType === 'Alert' || alert.msgType === 'Update') && !alert.info.length,
    '/alert/info',
    `msgType 为 ${alert.msgType} 时至少一个`,
    `at least one where msgType is ${alert.msgType}`,
  );
  for (const [i, info] of alert.info.entries())
    for (const [a, area] of info.area.entries())
      need(
        area.ceiling !== undefined && area.altitude === undefined,
        `/alert/info[${i + 1}]/area[${a + 1}]/altitude`,
        '有 ceiling 时必填',
        'is needed where there is a ceiling',
      );
  return faults;
}
