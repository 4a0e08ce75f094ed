import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Problem, problemOf } from '../api/problem.ts';
import { randomId } from '../api/random-id.ts';
import { sendFile } from '../api/send-file.ts';
import { checkFile, type FileFault, type FileLimits, photoName } from './check-file.ts';

/** One file on its way, or what kept it from going. */
export interface Upload {
  key: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  part: number;
  state: 'sending' | 'sent' | 'failed' | 'refused';
  fault: FileFault | null;
  problem: Problem | null;
  again: (() => void) | null;
  stop: () => void;
}

/** What a file is added to, as the interface spells it: `/tasks/<id>`. */
export function useUploads(subject: string) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const set = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  function take(files: readonly File[], limits: FileLimits): void {
    const fresh = files.map((file) => prepare(file, limits));
    setUploads((all) => [
      ...all.filter(({ state }) => state === 'sending'),
      ...fresh.map(({ upload }) => upload),
    ]);
    for (const { upload, start } of fresh) if (upload.state === 'sending') start();
  }

  function prepare(file: File, limits: FileLimits) {
    const key = randomId();
    const name = photoName(file.name.normalize('NFC'), new Date());
    const { type, fault } = checkFile({ name, size: file.size }, limits);
    const stopped = new AbortController();
    const start = () => {
      set(key, { state: 'sending', part: 0, problem: null });
      sendFile({
        ...{ path: `${subject}/attachments?name=${encodeURIComponent(name)}`, file, type: type!, key },
        ...{ signal: stopped.signal, onProgress: (part: number) => set(key, { part }) },
      }).then(
        () => {
          set(key, { state: 'sent', part: 1 });
          void queries.invalidateQueries({ predicate: ({ queryKey }) => isList(queryKey) });
        },
        (error: unknown) =>
          stopped.signal.aborted ? drop(key) : set(key, { state: 'failed', problem: problemOf(error) }),
      );
    };
    const upload: Upload = {
      ...{ key, name, size: file.size, part: 0, fault, problem: null },
      state: fault ? 'refused' : 'sending',
      again: start,
      stop: () => stopped.abort(),
    };
    return { upload, start };
  }

  return { uploads, take, drop };
}

const isList = ([method, path]: readonly unknown[]): boolean =>
  method === 'get' && typeof path === 'string' && path.endsWith('/attachments');
