import type { Schemas } from '../api/client.ts';

export type FileLimits = Schemas['FileLimits'];
export type FileFault = 'kind' | 'size' | 'empty' | 'name';

const MOST_LETTERS = 200;
// As the engine refuses them: paths, control characters, letters that turn the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BAD_NAME = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]|^\.+$/u;

/**
 * What the engine will take a file for, by the ending of its name: browsers disagree on the type, and some say none.
 * A fault is told before anything is sent.
 */
export function checkFile(
  { name, size }: { name: string; size: number },
  limits: FileLimits,
): { type: string; fault: null } | { type: null; fault: FileFault } {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = limits.types.find(({ endings }) => endings.includes(ending));
  const fault = !known
    ? 'kind'
    : size === 0
      ? 'empty'
      : size > limits.bytes
        ? 'size'
        : name.length > MOST_LETTERS || BAD_NAME.test(name)
          ? 'name'
          : null;
  return fault ? { type: null, fault } : { type: known!.type, fault: null };
}

/** `.jpg、.png …`, as people know their files. */
export const endingsOf = ({ types }: FileLimits): string[] =>
  types.flatMap(({ endings }) => endings.map((ending) => `.${ending}`));

/** 1,234,567 as 1.2 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kB = bytes / 1024;
  return kB < 1024 ? `${Math.ceil(kB)} kB` : `${(kB / 1024).toFixed(1)} MB`;
}

/** A name for a photograph: phones call every one of them `image.jpg`. */
export const photoName = (name: string, now: Date): string =>
  /^(image|photo|img)\.(jpe?g|png)$/i.test(name)
    ? name.replace(/^\w+/, now.toISOString().slice(0, 19).replace(/\D/g, ''))
    : name;
