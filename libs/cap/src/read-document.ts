import { Problem } from '#kernel';
import { xmlDom, xmlParser } from './parsers.ts';

export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

/**
 * The root element of a CAP 1.2 document. Refuses `cap.doctype` before anything is parsed, so that no entity is
 * ever expanded; `cap.malformed` with the place; `cap.version` for another version or another language of XML.
 */
export function readDocument(xml: string): Element {
  // Nothing in CAP needs a document type, and every trick with entities does.
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) throw new Problem('cap.doctype');
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(xml)?.[1];
  if (encoding && !/^utf-?8$/i.test(encoding)) throw malformed(`encoding ${encoding}`);
  const valid = xmlParser().XMLValidator.validate(xml);
  if (valid !== true) throw malformed(`${valid.err.msg} (${valid.err.line}:${valid.err.col})`);
  const root = parse(xml).documentElement as Element | null;
  if (root?.localName === 'alert' && root.namespaceURI === CAP_NAMESPACE) return root;
  throw new Problem('cap.version', {
    found: `${root?.localName ?? '—'} ${root?.namespaceURI ?? '—'}`,
    wanted: CAP_NAMESPACE,
  });
}

const malformed = (why: string) => new Problem('cap.malformed', { why });

/** The parser repairs what it can; here nothing is repaired. */
function parse(xml: string): Document {
  const refuse = (message: string) => {
    throw malformed(message.split('\n')[0]!);
  };
  try {
    const { DOMParser } = xmlDom();
    return new DOMParser({
      errorHandler: { warning: refuse, error: refuse, fatalError: refuse },
    }).parseFromString(xml, 'text/xml');
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw malformed((error as Error).message.split('\n')[0]!);
  }
}
