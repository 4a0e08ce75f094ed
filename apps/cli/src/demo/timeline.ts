import { factWords } from '#history';
import type { Client } from './client.ts';
import type { Names } from './names.ts';
import { column, heading, say } from './print.ts';

interface Fact {
  at: string;
  fact: string;
  actor: { name: string; onBehalfOf?: string };
  data: { level?: string | null };
  reason: string | null;
  cite: string | null;
}

/** What people did; what became of each message stands in the table of tasks. */
export async function printTimeline(office: Client, incidentId: string, name: Names): Promise<void> {
  heading('六、时间线（北京时间）', 'Timeline');
  const { items } = await office.get<{ items: Fact[] }>(`/incidents/${incidentId}/timeline?limit=1000`);
  const routine = /^(delivery|task\.(issued|offered|armed|acknowledged))/;
  for (const { at, fact, actor, data, reason, cite } of items) {
    if (routine.test(fact) && !(fact === 'task.issued' && reason)) continue;
    const who = actor.onBehalfOf ? `${actor.name}（代${name(actor.onBehalfOf)}）` : actor.name;
    const what = `${factWords(fact)}${data.level ? ` ${name(data.level)}` : ''}`;
    say(
      `${at.slice(11, 19)}  ${column(what, 22)} ${column(who, 34)} ${cite ?? ''} ${reason ?? ''}`.trimEnd(),
    );
  }
}
