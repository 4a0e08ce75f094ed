/**
 * Remembers for each object the last answer and what else it rests on, all compared by identity: for what is asked
 * again and again of values that seldom change.
 */
export function rememberedBy<Key extends object, Rest extends readonly unknown[], Answer>(
  work: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const last = new WeakMap<Key, { rest: Rest; answer: Answer }>();
  return (key, ...rest) => {
    const known = last.get(key);
    if (known?.rest.every((part, i) => part === rest[i])) return known.answer;
    const answer = work(key, ...rest);
    last.set(key, { rest, answer });
    return answer;
  };
}
