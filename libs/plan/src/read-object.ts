import { Problem } from '#kernel';

/** One line of JSON Lines, which must be an object. Refuses `request.malformed`. */
export function readObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Problem('request.malformed', { why: (error as Error).message });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Problem('request.malformed', { why: 'a JSON object is expected / 须为 JSON 对象' });
}
