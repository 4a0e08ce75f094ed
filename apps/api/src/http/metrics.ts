import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Engine } from '#engine';
import { addChannelMetrics } from './channel-metrics.ts';
import { InjectEngine } from './engine-token.ts';
import { addStuckMetrics } from './stuck-metrics.ts';

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
    const { reader } = engine;
    new Gauge({
      name: 'kaidu_journal_seq',
      help: 'Last place in the journal chain',
      registers,
      async collect() {
        this.set((await reader.head()).seq);
      },
    });
    addStuckMetrics(this.registry, engine);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
