import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(new URL('./cap-1.2.xsd', import.meta.url), 'utf8');

/** What the CAP 1.2 schema says against these messages, by message; empty where nothing is wrong. */
export async function schemaErrors(...messages: string[]): Promise<string[]> {
  const xml = messages.map((contents, i) => ({ fileName: `message-${i}.xml`, contents }));
  const { valid, errors } = await validateXML({ xml, schema });
  const said = errors.map(({ rawMessage }) => rawMessage);
  return valid || said.length ? said : ['invalid, without a reason'];
}
