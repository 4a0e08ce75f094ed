import { createRequire } from 'node:module';
import type * as XmlDom from '@xmldom/xmldom';
import type * as XmlParser from 'fast-xml-parser';
import type * as XmlCrypto from 'xml-crypto';

const load = createRequire(import.meta.url);

// Loaded with the first message: most processes never see one, and each would hold ten megabytes for it.
export const xmlParser = (): typeof XmlParser => load('fast-xml-parser') as never;
export const xmlCrypto = (): typeof XmlCrypto => load('xml-crypto') as never;
export const xmlDom = (): typeof XmlDom => load('@xmldom/xmldom') as never;
