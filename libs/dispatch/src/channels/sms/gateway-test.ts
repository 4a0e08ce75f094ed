/** Which answers of a gateway count: all that is given must hold. */
export interface AnswerTest {
  status?: readonly number[] | undefined;
  /** A place in a JSON answer, such as `result.0.code`, and what stands there. */
  json?: { path: string; equals: string | number | boolean | null } | undefined;
  /** Found in the answer's text. */
  regex?: RegExp | undefined;
}

export function answerPasses({ status, json, regex }: AnswerTest, code: number, body: string): boolean {
  if (status && !status.includes(code)) return false;
  if (json && valueAt(body, json.path) !== json.equals) return false;
  return !regex || regex.test(body);
}

function valueAt(body: string, path: string): unknown {
  try {
    let value: unknown = JSON.parse(body);
    for (const name of path.split('.')) {
      if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
    }
    return value;
  } catch {
    return undefined;
  }
}
