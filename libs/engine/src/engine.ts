import { randomUUID } from 'node:crypto';
import { Auditor, Watchdog } from '#auditor';
import { registerClockReactions } from '#clocks';
import { AckLinks, type ChannelRegistry, ChannelWatch, nextAttemptDelay, recordPause } from '#dispatch';
import { registerContactTestReactions, registerDutyReactions } from '#duty';
import {
  AccountService,
  Authenticator,
  LoginService,
  PasswordCheck,
  Passwords,
  TokenService,
} from '#identity';
import { registerIncidentReactions } from '#incident';
import type { Clock, IdSource } from '#kernel';
import { registerLinkageReactions } from '#linkage';
import { openStore, type RecordStore } from '#persistence';
import { PlanLibrary } from '#plan/loader';
import { registerPreparationReactions } from '#preparation';
import { registerReportingReactions } from '#reporting';
import { registerResponseReactions } from '#response';
import {
  CommandBus,
  Deliverer,
  type DeliveryQueue,
  LiveFeed,
  OutboxRelay,
  type Plans,
  Reactions,
  type Reader,
  Sweep,
  SYSTEM,
} from '#runtime';
import { registerInstructionReactions, registerTaskReactions } from '#tasking';
import { registerUpwardReactions } from '#upward';
import { openChannels } from './channels/open-channels.ts';
import { unusableContacts } from './channels/unusable-contacts.ts';
import { CompiledPlans } from './compiled-plans.ts';
import { composerOf } from './compose.ts';
import type { EngineConfig } from './config.ts';
import { digestOf } from './digest.ts';
import { Messages } from './open-messages.ts';
import { systemClock, uuidSource } from './system.ts';

/** What a test or a replay puts in place of the real thing. */
export interface EngineOverrides {
  clock?: Clock;
  ids?: IdSource;
  random?: () => number;
  /** Stands between the engine and its record: a fault test's. */
  around?: (store: RecordStore) => RecordStore;
  /** A drill's engine: every incident and warning in it is an exercise (8.3.4). */
  exerciseOnly?: boolean;
}

/** Where faults of the background work are told. */
export type FaultLog = (where: string, error: unknown) => void;

/** Every part of a running engine, wired. */
export interface Engine {
  config: EngineConfig;
  clock: Clock;
  plans: Plans;
  store: RecordStore;
  reader: Reader;
  bus: CommandBus;
  queue: DeliveryQueue;
  channels: ChannelRegistry;
  channelWatch: ChannelWatch;
  messages: Messages;
  links: AckLinks;
  relay: OutboxRelay;
  deliverer: Deliverer;
  sweep: Sweep;
  /** Looks for what should have been sent and was not. */
  auditor: Auditor;
  /** Raises the alarm when the auditor stops. */
  watchdog: Watchdog;
  live: LiveFeed;
  authenticator: Authenticator;
  login: LoginService;
  accounts: AccountService;
  tokens: TokenService;
  passwords: Passwords;
  /** Starts what this process's role asks for: making deliveries and keeping clocks, or nothing. */
  start(): Promise<void>;
  /** Lets running work end, then lets go of everything that `openEngine` opened. */
  close(): Promise<void>;
}

/** Reactions of all features. The response acts on decisions first; tasks, the incident and the clocks follow it. */
export function allReactions(): Reactions {
  const reactions = new Reactions();
  registerResponseReactions(reactions);
  registerIncidentReactions(reactions);
  registerReportingReactions(reactions);
  registerTaskReactions(reactions);
  registerPreparationReactions(reactions);
  registerInstructionReactions(reactions);
  registerLinkageReactions(reactions);
  registerUpwardReactions(reactions);
  registerClockReactions(reactions);
  registerDutyReactions(reactions);
  registerContactTestReactions(reactions);
  return reactions;
}

/** Opens the record, migrates it and wires the engine around it. The queue is the caller's choice. */
export async function openEngine(
  config: EngineConfig,
  queue: DeliveryQueue,
  fault: FaultLog,
  {
    clock = systemClock,
    ids = uuidSource,
    random = Math.random,
    around = (store) => store,
    exerciseOnly = false,
  }: EngineOverrides = {},
): Promise<Engine> {
  const library = new PlanLibrary(config.plansRoot);
  const plans = await CompiledPlans.open(library);
  const messages = await Messages.open(library, plans, config.messagesRoot);
  const store = around(await openStore({ url: config.databaseUrl }));
  const { reader } = store;
  const bus = new CommandBus({
    store,
    clock,
    ids,
    plans,
    reactions: allReactions(),
    exerciseOnly,
    dispatch: config.dispatch,
    digest: digestOf(config.digest),
    fault: (error) => fault('after a commit', error),
  });
  const channelWatch = new ChannelWatch(clock, (name, error) => fault(`channel ${name}`, error));
  const channels = openChannels(config, {
    clock,
    onHeld: (name, reason) => channelWatch.countHeld(name, reason),
    onPause: (change) => {
      const meta = { actor: SYSTEM, requestId: `channel-${change.channel}` };
      bus.execute(recordPause, change, meta).catch((error: unknown) => fault('channel pause', error));
    },
  });
  const { publicUrl, linkKeys: keys, linkMs: goodForMs } = config;
  const links = new AckLinks({ keys, publicUrl, goodForMs }, reader, clock);
  const relay = new OutboxRelay(queue, (error) => fault('relay', error));
  const deliverer = new Deliverer({
    bus,
    reader,
    clock,
    channel: (name) => channels.channel(name),
    compose: composerOf({ messages, links, reader, clock, config }),
    backoff: (attempts) => nextAttemptDelay(attempts, random),
    onFault: (error) => fault('delivery', error),
  });
  const longestWait = (attempts: number) => nextAttemptDelay(attempts, () => 1) ?? 0;
  const sweep = new Sweep({ bus, reader, relay, clock, longestWait }, (error) => fault('sweep', error));
  const auditor = new Auditor({ bus, reader, relay, plans, clock, holder: randomUUID() }, (error) =>
    fault('auditor', error),
  );
  const watchdog = new Watchdog(
    {
      ...{ bus, reader, clock },
      deliverInbox: (deliveryIds) =>
        deliverer.handle({ id: `inbox-${deliveryIds[0]}-${deliveryIds.length}`, deliveryIds }),
    },
    (error) => fault('watchdog', error),
  );
  const live = new LiveFeed(reader, (error) => fault('live', error));
  bus.onCommit((commit) => relay.afterCommit(commit));
  bus.onCommit(() => live.nudge());

  const passwords = new Passwords();
  const check = new PasswordCheck({
    reader,
    bus,
    clock,
    passwords,
    onFault: (error) => fault('lock-out', error),
  });
  return {
    config,
    clock,
    plans,
    store,
    reader,
    bus,
    queue,
    channels,
    channelWatch,
    messages,
    links,
    relay,
    deliverer,
    sweep,
    auditor,
    watchdog,
    live,
    authenticator: new Authenticator(reader, clock, bus),
    login: new LoginService(bus, check),
    accounts: new AccountService({ bus, reader, passwords, check }),
    tokens: new TokenService(bus),
    passwords,
    async start() {
      channelWatch.start(channels);
      for (const [name, count] of await unusableContacts(reader, channels))
        fault(
          'contacts',
          new Error(`${count} contact(s) over ${name}, which this deployment does not offer`),
        );
      if (config.role !== 'worker') watchdog.start();
      if (config.role === 'api') return;
      await queue.consume('urgent', (job) => deliverer.handle(job));
      await queue.consume('routine', (job) => deliverer.handle(job));
      sweep.start();
      auditor.start();
    },
    async close() {
      await watchdog.stop();
      await auditor.stop();
      await sweep.stop();
      live.stop();
      channelWatch.stop();
      await Promise.all([deliverer.close(), queue.close()]);
      channels.close();
      await bus.idle();
      await store.close();
    },
  };
}
