import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Incident } from '../queries.ts';
import { reportWords } from './words.ts';

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};
const MOST_BYTES = 4 * 1024 * 1024;

/** A whole table at once: all of it is taken, or every bad cell is named. */
export function Upload({ incident }: { incident: Incident }) {
  const t = useWords(reportWords);
  const say = useSay();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<Schemas['ReportsImported'] | null>(null);

  async function take(file: File): Promise<void> {
    const type = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
    setDone(null);
    setProblem(null);
    setFault(type ? (file.size > MOST_BYTES ? t('uploadSize') : undefined) : t('uploadKind'));
    if (!type || file.size > MOST_BYTES) return;
    const { data, error } = await client.POST('/incidents/{id}/reports/import', {
      params: { path: { id: incident.id } },
      body: '',
      bodySerializer: () => file,
      headers: { 'content-type': type },
    });
    if (data) setDone(data);
    else setProblem(problemOf(error));
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
  }

  return (
    <section className="panel stack">
      <div className="field">
        <label className="file-button">
          {t('upload')}
          <input
            className="hidden"
            type="file"
            accept=".xlsx,.csv"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) take(file).catch((error: unknown) => setProblem(problemOf(error)));
            }}
          />
        </label>
        <div className="field-note" role="status">
          {fault ? (
            <span className="fault">⚠ {fault}</span>
          ) : (
            done && `✓ ${t('uploaded', { count: done.ids.length })}`
          )}
        </div>
      </div>
      {problem && <ProblemNote problem={{ ...problem, faults: [] }} />}
      {problem && problem.faults.length > 0 && (
        <ul>
          {problem.faults.map((one) => (
            <li key={one.at}>
              <code>{one.at}</code> {say(one)}
            </li>
          ))}
        </ul>
      )}
      <a href={`/incidents/${incident.id}/reports.xlsx`} download>
        {t('template')}
      </a>
    </section>
  );
}
