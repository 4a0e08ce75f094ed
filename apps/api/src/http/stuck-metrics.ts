import { Gauge, type Registry } from 'prom-client';
import type { Engine } from '#engine';
import type { DeadlineRow, DeliveryRow, Reader } from '#runtime';

/** Counted by indexes: what arrived, and is most of it, is not asked for. */
const DELIVERY_STATES = ['queued', 'sent', 'failed', 'exhausted'] as const;
const CLASSES = ['urgent', 'routine'] as const;
const GAP_STATES = ['open', 'repaired'] as const;
/** The sweep comes by every second. */
const OVERDUE_MS = 60_000;
/** What is overdue is counted up to this. */
const LOOKED_AT = 1000;
const APART = [false, true];

/** "Is anything stuck?" in figures, those of exercises apart. */
export function addStuckMetrics(registry: Registry, engine: Engine): void {
  const registers = [registry];
  const { reader, queue, clock, watchdog } = engine;
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    collect: (gauge: Gauge) => Promise<void>,
  ) =>
    new Gauge({
      ...{ name, help, labelNames, registers },
      async collect() {
        await collect(this);
      },
    });

  gauge('kaidu_deliveries', 'Deliveries by state that is not settled', ['state', 'exercise'], async (it) => {
    for (const state of DELIVERY_STATES)
      for (const exercise of APART)
        it.set(
          { state, exercise: String(exercise) },
          await reader.count('delivery', { state: state, exercise }),
        );
  });
  gauge(
    'kaidu_delivery_oldest_queued_seconds',
    'Age of the oldest delivery that is still queued',
    ['class', 'exercise'],
    async (it) => {
      for (const urgency of CLASSES)
        for (const exercise of APART)
          it.set(
            { class: urgency, exercise: String(exercise) },
            await oldestQueued(reader, { urgency, exercise }, clock.now()),
          );
    },
  );
  gauge(
    'kaidu_deadlines_overdue',
    'Deadlines that passed a minute ago and did not fire',
    ['exercise'],
    async (it) => {
      const value = clock.now() - OVERDUE_MS;
      const passed = await reader.find(
        'deadline',
        {},
        { atMost: { column: 'dueAt', value }, orderBy: 'dueAt', limit: LOOKED_AT },
      );
      const inExercise = await countExercises(reader, passed);
      it.set({ exercise: 'true' }, inExercise);
      it.set({ exercise: 'false' }, passed.length - inExercise);
    },
  );
  gauge(
    'kaidu_audit_gaps',
    'Gaps that the auditor found and that stand',
    ['state', 'exercise'],
    async (it) => {
      for (const state of GAP_STATES)
        for (const exercise of APART)
          it.set({ state, exercise: String(exercise) }, await reader.count('audit_gap', { state, exercise }));
    },
  );
  gauge('kaidu_auditor_age_seconds', 'Since the auditor last showed that it works', [], async (it) => {
    const { heartbeatAt, silentMs } = await watchdog.pulse();
    it.set((heartbeatAt === null ? silentMs : Math.max(0, clock.now() - heartbeatAt)) / 1000);
  });
  gauge('kaidu_auditor_tour_seconds', 'How long its last tour of all open cases took', [], async (it) => {
    const [row] = await reader.get('auditor', ['auditor']);
    it.set((row?.data.tourMs ?? 0) / 1000);
  });
  /** Null where Redis is gone: a scrape must tell that, not fail with it. */
  const depths = () => Promise.all(CLASSES.map((cls) => queue.depth(cls))).catch(() => null);
  gauge('kaidu_queue_depth', 'Jobs waiting or under way', ['class'], async (it) => {
    it.reset();
    for (const [n, depth] of ((await depths()) ?? []).entries()) it.set({ class: CLASSES[n]! }, depth);
  });
  gauge('kaidu_queue_reachable', 'Whether the queue, and so Redis, answers', ['kind'], async (it) => {
    it.set({ kind: queue.kind }, (await depths()) ? 1 : 0);
  });
}

async function oldestQueued(
  reader: Reader,
  where: Pick<DeliveryRow, 'urgency' | 'exercise'>,
  now: number,
): Promise<number> {
  // By the index over what is due; the oldest is among those whose attempt is due first.
  const queued = await reader.find(
    'delivery',
    { state: 'queued', ...where },
    { orderBy: 'nextAttemptAt', limit: LOOKED_AT },
  );
  return queued.length ? (now - Math.min(...queued.map(({ createdAt }) => createdAt))) / 1000 : 0;
}

async function countExercises(reader: Reader, rows: readonly DeadlineRow[]): Promise<number> {
  const ids = [...new Set(rows.flatMap(({ incidentId }) => incidentId ?? []))];
  const cases = [...(await reader.get('incident', ids)), ...(await reader.get('warning', ids))];
  const exercises = new Set(cases.filter(({ exercise }) => exercise).map(({ id }) => id));
  return rows.filter(({ incidentId }) => incidentId !== null && exercises.has(incidentId)).length;
}
