import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { EDITED } from '../../api/send.ts';
import { readFigures } from '../../figures/read-figures.ts';
import { beijingIso } from '../../i18n/times.ts';
import type { Plan } from '../../plan/use-plan.ts';
import type { Draft } from '../../ui/use-draft.ts';
import { type LogEntry, nameOf } from './log-entry.ts';
import { parseTime } from './parse-time.ts';

/** Logs the incident and reports its figures; what was already done is not done again after a refusal. */
export function useLog(draft: Draft<LogEntry>, plan: Plan) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    const entry = draft.value;
    const figures = readFigures(entry.figures, plan.indicators);
    const time = parseTime(entry.time, Date.now());
    if (!entry.hazard.length || !entry.divisions.length || !figures || time.kind !== 'time') return;
    setBusy(true);
    setProblem(null);
    try {
      const id = entry.incidentId ?? (await log(entry, time.at));
      draft.change({ incidentId: id });
      if (Object.keys(figures).length) await report(id, entry, figures);
      draft.discard();
      await navigate({ to: '/incidents/$id', params: { id } });
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  async function log(entry: LogEntry, at: number): Promise<string> {
    const { data, error } = await client.POST('/incidents', {
      ...(entry.entryId ? { headers: { [EDITED]: entry.entryId } } : {}),
      body: {
        hazard: entry.hazard[0]!,
        divisions: entry.divisions,
        title: entry.name.trim() || nameOf(entry, plan),
        occurredAt: beijingIso(at),
        ...(entry.place.trim() ? { place: entry.place } : {}),
        ...(entry.narrative.trim() ? { narrative: entry.narrative } : {}),
        ...(entry.exercise ? { exercise: true } : {}),
        ...(entry.distinct ? { confirmDistinct: true } : {}),
      },
    });
    if (!data) throw error;
    return data.id;
  }

  async function report(id: string, entry: LogEntry, figures: Record<string, number | null>): Promise<void> {
    const { data, error } = await client.POST('/incidents/{id}/reports', {
      params: { path: { id } },
      body: {
        division: entry.divisions[0]!,
        asOf: beijingIso(Date.now()),
        channel: 'phone',
        figures,
        ...(entry.plausible ? { confirmImplausible: true } : {}),
      },
    });
    if (!data) throw error;
  }

  return { send, busy, problem };
}
