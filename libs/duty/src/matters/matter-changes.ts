import type { OpenMatter } from '#runtime';

/** How a list differs from one that was seen before. */
export interface MatterChanges {
  added: OpenMatter[];
  changed: OpenMatter[];
  gone: OpenMatter[];
}

export function changesSince(seen: readonly OpenMatter[], now: readonly OpenMatter[]): MatterChanges {
  const key = ({ kind, id }: OpenMatter) => `${kind} ${id}`;
  const before = new Map(seen.map((each) => [key(each), each.mark]));
  const after = new Set(now.map(key));
  return {
    added: now.filter((each) => !before.has(key(each))),
    changed: now.filter((each) => before.has(key(each)) && before.get(key(each)) !== each.mark),
    gone: seen.filter((each) => !after.has(key(each))),
  };
}
