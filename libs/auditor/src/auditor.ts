import type { Clock } from '#kernel';
import {
  type AuditorRow,
  type Command,
  type CommandBus,
  closeGathering,
  isGathering,
  type OutboxRelay,
  type Plans,
  type Reader,
  SYSTEM,
} from '#runtime';
import { noteGaps } from './commands/note-gaps.ts';
import { repairGap } from './commands/repair-gap.ts';
import { endRound, giveUpTurn, takeTurn } from './commands/take-turn.ts';
import { tellOffice } from './commands/tell-office.ts';
import { type Gap, gapId } from './gap.ts';
import { lookAround, type RoundResult } from './round.ts';

export interface AuditorParts {
  bus: CommandBus;
  reader: Reader;
  relay: OutboxRelay;
  plans: Plans;
  clock: Clock;
  /** Names this process among those that may have the turn. */
  holder: string;
}

/** A round is this long after the one before. Three make a tour of everything that is open, so two minutes are enough. */
export const ROUND_MS = 30_000;
/** How often each process asks whether it is time, and its turn. */
const TICK_MS = 10_000;
/** Longest time for the cases of one round, so that a great many do not hold up what is due. */
const BUDGET_MS = 5000;
/** As many as one transaction notes. */
const GAPS_A_ROUND = 200;

/**
 * Compares what the plan and the journal say must be there with what is, in every process that works; one of them at a
 * time does it. It asks the dispatch nothing: rows and facts are all that it believes.
 */
export class Auditor {
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<unknown> | null = null;

  constructor(
    private readonly parts: AuditorParts,
    private readonly onFault: (error: unknown) => void,
  ) {}

  start(everyMs = TICK_MS): void {
    const tick = () => {
      this.ticking ??= this.tick()
        .catch(this.onFault)
        .finally(() => {
          this.ticking = null;
        });
    };
    this.timer = setInterval(tick, everyMs);
    tick();
  }

  async stop(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    await this.ticking;
    await this.execute(giveUpTurn, { holder: this.parts.holder }).catch(this.onFault);
  }

  /** A round, if one is due and the turn is to be had. */
  async tick(): Promise<boolean> {
    const { reader, clock, holder } = this.parts;
    const [row] = await reader.get('auditor', ['auditor']);
    const now = clock.now();
    if (row && row.holder !== holder && row.leaseUntil > now) return false;
    const isDue = !row || row.data.rounds === 0 || now - row.data.roundAt >= ROUND_MS;
    return isDue && (await this.round());
  }

  /** One round, whenever the last one was; false where another process has the turn. */
  async round(): Promise<boolean> {
    const turn = await this.execute(takeTurn, { holder: this.parts.holder });
    if (!turn) return false;
    const began = performance.now();
    const now = this.parts.clock.now();
    const hasTime = () => performance.now() - began < BUDGET_MS;
    const seen = await lookAround({ ...this.parts, now, hasTime }, turn);
    await this.actOn(seen);
    const roundMs = Math.round(performance.now() - began);
    const data: AuditorRow['data'] = { ...seen.data, rounds: turn.data.rounds + 1, roundAt: now, roundMs };
    return this.execute(endRound, { holder: this.parts.holder, journalSeq: seen.journalSeq, data });
  }

  private async actOn({ gaps, gone, overdue }: RoundResult): Promise<void> {
    const found = gaps.slice(0, GAPS_A_ROUND);
    if (found.length || gone.length) {
      const { unrepaired } = await this.execute(noteGaps, { found, gone });
      await this.repair(found.filter((gap) => unrepaired.includes(gapId(gap))));
    }
    // Handing over is harmless when repeated, and the only thing that helps where the sweep has stopped.
    const gathered = overdue.filter(isGathering).map(({ id }) => id);
    const closed = gathered.length ? await this.execute(closeGathering, { deliveryIds: gathered }) : [];
    await this.parts.relay.handOver([...overdue.filter((row) => !isGathering(row)), ...closed]);
    await this.execute(tellOffice, undefined);
  }

  /** Each by itself: one that cannot be repaired is one to tell the office of, and keeps no other from it. */
  private async repair(gaps: readonly Gap[]): Promise<void> {
    for (const gap of gaps) {
      if (!gap.repair) continue;
      await this.execute(repairGap, { gapId: gapId(gap), repair: gap.repair }).catch(this.onFault);
    }
  }

  private execute<I, O>(command: Command<I, O>, input: I): Promise<O> {
    return this.parts.bus.execute(command, input, { actor: SYSTEM, requestId: `auditor-${command.name}` });
  }
}
