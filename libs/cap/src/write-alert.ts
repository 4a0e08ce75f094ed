import type { CapAlert } from './alert.ts';
import { readCap } from './read-alert.ts';
import { CAP_NAMESPACE } from './read-document.ts';
import { ALERT, type Shape } from './shape.ts';

/** Writes a CAP 1.2 message, elements in the standard's order. Refuses what could not be read back. */
export function writeCap(alert: CapAlert): string {
  const body = lines(alert as unknown as Record<string, unknown>, ALERT, '  ').join('\n');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="${CAP_NAMESPACE}">\n${body}\n</alert>\n`;
  readCap(xml);
  return xml;
}

function lines(value: Record<string, unknown>, shape: Shape, indent: string): string[] {
  return Object.entries(shape).flatMap(([name, { holds }]) => {
    const given = value[name];
    if (given === undefined) return [];
    return (Array.isArray(given) ? given : [given]).map((each: unknown) =>
      typeof holds === 'function'
        ? `${indent}<${name}>${escaped(String(each))}</${name}>`
        : [
            `${indent}<${name}>`,
            ...lines(each as Record<string, unknown>, holds, `${indent}  `),
            `${indent}</${name}>`,
          ].join('\n'),
    );
  });
}

/** Line ends other than a line feed would come back as one. */
const escaped = (text: string): string =>
  text.replace(/[&<>\r\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`);
