import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Engine } from '#engine';
import { addChannelMetrics } from './channel-metrics.ts';
import { InjectEngine } from './engine-token.ts';

const DELIVERY_STATES = ['queued', 'sent', 'failed', 'exhausted'] as const;

/** What an operator asks first: is anything stuck, and is anything growing? */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(@InjectEngine() engine: Engine) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const facts = new Counter({
      name: 'kaidu_facts_total',
      help: 'Facts journalled by this process, those of exercises apart',
      labelNames: ['fact', 'exercise'],
      registers,
    });
    engine.bus.onCommit((commit) => {
      for (const { fact, exercise } of commit.facts) facts.inc({ fact, exercise: String(exercise) });
    });
    addChannelMetrics(engine, this.registry);
    const { reader, queue, clock } = engine;
    new Gauge({
      name: 'kaidu_journal_seq',
      help: 'Last place in the journal chain',
      registers,
      async collect() {
        this.set((await reader.head()).seq);
      },
    });
    new Gauge({
      name: 'kaidu_deliveries',
      help: 'Deliveries by state that is not settled, those of exercises apart',
      labelNames: ['state', 'exercise'],
      registers,
      async collect() {
        for (const state of DELIVERY_STATES)
          for (const exercise of [false, true])
            this.set(
              { state, exercise: String(exercise) },
              await reader.count('delivery', { state, exercise }),
            );
      },
    });
    new Gauge({
      name: 'kaidu_delivery_oldest_queued_seconds',
      help: 'Age of the oldest delivery that is still queued, exercises left out',
      registers,
      async collect() {
        const [oldest] = await reader.find(
          'delivery',
          { state: 'queued', exercise: false },
          { orderBy: 'id', limit: 1 },
        );
        this.set(oldest ? (clock.now() - oldest.createdAt) / 1000 : 0);
      },
    });
    new Gauge({
      name: 'kaidu_queue_depth',
      help: 'Jobs waiting or under way',
      labelNames: ['class'],
      registers,
      async collect() {
        // Redis away must not take the other figures with it.
        for (const cls of ['urgent', 'routine'] as const)
          this.set({ class: cls }, await queue.depth(cls).catch(() => Number.NaN));
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
