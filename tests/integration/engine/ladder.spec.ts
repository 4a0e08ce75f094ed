import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addContact, newWebhookSecret, type SetContact } from '#dispatch';
import { findFault, findStateFault } from '#engine';
import { proposeResponse } from '#response';
import { type DeliveryRow, DISPATCH_RULES, listedTasks } from '#runtime';
import { addTask, withdrawTask } from '#tasking';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { type Behaviour, type HttpReceiver, startReceiver } from '../../support/http-receiver.ts';
import { LEVELS, People, type Running } from './people.ts';

jest.setTimeout(30_000);

const SECOND = 1000;
const GONE: Behaviour = { status: 410 };
const BUSY: Behaviour = { status: 503 };
const TAKEN: Behaviour = { status: 204 };

let receiver: HttpReceiver;
/** What each address does; the others take what they get. */
const at = new Map<string, Behaviour | Promise<Behaviour>>();
beforeAll(async () => {
  receiver = await startReceiver(async ({ path }) => (await at.get(path)) ?? TAKEN);
});
afterAll(() => receiver.close());

/** Ids of the messages that came to an address, each once however often it came. */
const cameTo = (name: string) => [
  ...new Set(
    receiver.requests.filter(({ path }) => path === `/${name}`).map(({ headers }) => headers['webhook-id']),
  ),
];

describe.each([
  ['sqlite', 'in-process'],
  ['postgres', 'bullmq'],
] as const)('on %s with the %s queue', (database, queue) => {
  let engine: TestEngine;
  let people: People;
  let contacts: string[] = [];
  beforeAll(async () => {
    const env = { KAIDU_QUIET_HOURS: '02:00-05:00' };
    engine = await openTestEngine({ database, queue, loopbackWebhooks: true, env });
    people = new People(engine);
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    at.clear();
    receiver.clear();
    // Tests share an engine; each has contacts of its own.
    await engine.run(
      {
        name: 'forget-contacts',
        async handle(session) {
          for (const row of await session.find('contact', { id: contacts }))
            session.put('contact', { ...row, active: false });
        },
      },
      {},
      'administrator',
    );
    contacts = [];
  });

  const contact = async (agency: string, name: string, more: Partial<SetContact> = {}, does?: Behaviour) => {
    const address = `${receiver.url}/${name}`;
    const fresh = { recipient: `agency:${agency}`, channel: 'webhook', address, secret: newWebhookSecret() };
    const { id } = await engine.run(addContact, { ...fresh, ...more }, 'administrator');
    contacts.push(id);
    if (does) at.set(`/${name}`, does);
    return id;
  };
  const told = (incidentId: string, agency: string) =>
    engine.reader.find('delivery', { incidentId, recipient: `agency:${agency}` }, { orderBy: 'id' });
  const steps = (rows: readonly DeliveryRow[]) =>
    rows
      .filter(({ contactId, message }) => contactId && message.kind === 'task.issued')
      .map(({ contactId, step, state }) => [contactId, step, state]);
  const wait = async (ms: number) => {
    engine.clock.advance(ms);
    // As in two processes at once.
    await Promise.all([engine.engine.sweep.run(), engine.engine.sweep.run()]);
  };
  const toldOffice = async (incidentId: string) =>
    (
      await engine.reader.find('delivery', { incidentId, recipient: 'post:office' }, { orderBy: 'id' })
    ).filter(({ message }) => message.unreached);

  test('what is refused goes to the next rank, then to the next role; when nobody is left the office is told once', async () => {
    const ids = [
      await contact('transport', 't2', { rank: 2 }, GONE),
      await contact('transport', 't1', {}, GONE),
      await contact('transport', 'ts', { role: 'second' }),
      await contact('transport', 'th', { role: 'head' }),
    ];
    await contact('finance', 'f1', {}, GONE);
    await contact('fire-rescue', 'r1', {}, GONE);
    await contact('fire-rescue', 'r2', { role: 'second' }, GONE);
    const { incidentId } = await people.started('IV');

    const transport = await told(incidentId, 'transport');
    expect(steps(transport)).toEqual([
      [ids[1], 0, 'failed'],
      [ids[0], 1, 'failed'],
      [ids[2], 2, 'delivered'],
    ]);
    expect(new Set(transport.map(({ chainId }) => chainId))).toEqual(new Set([transport[0]!.id]));
    for (const name of ['t1', 't2', 'ts']) expect(cameTo(name)).toHaveLength(1);
    expect(cameTo('th')).toEqual([]);

    const rescue = await told(incidentId, 'fire-rescue');
    expect(rescue.map(({ state }) => state)).toEqual(['delivered', 'failed', 'exhausted']);
    expect((await told(incidentId, 'finance')).map(({ state }) => state)).toEqual(['delivered', 'exhausted']);
    const facts = await engine.reader.facts({ incidentId, fact: 'delivery.exhausted' });
    expect(facts.map(({ data }) => [data['recipient'], data['why']]).toSorted()).toEqual([
      ['agency:finance', 'HTTP 410'],
      ['agency:fire-rescue', 'HTTP 410'],
    ]);

    // The office hears of both in one message, that names what they were to be told.
    await wait(10 * SECOND);
    await engine.settle();
    const office = await toldOffice(incidentId);
    expect(office).toMatchObject([{ state: 'delivered', urgency: 'urgent', channel: 'inbox' }]);
    const unreached = office[0]!.message.unreached!;
    expect(new Set(unreached.map(({ recipient }) => recipient))).toEqual(
      new Set(['agency:finance', 'agency:fire-rescue']),
    );
    const listed = rescue[0]!.message.tasks.map(({ title }) => title);
    expect(unreached.find(({ recipient }) => recipient === 'agency:fire-rescue')!.told).toEqual(listed);
    expect(office[0]!.message.title.zh).toContain('消防');
    await wait(60 * SECOND);
    await engine.settle();
    expect(await toldOffice(incidentId)).toHaveLength(1);
  });

  test('what is not sent within 45 seconds goes to the next contact as well; a late success doubles nothing', async () => {
    const first = await contact('transport', 'busy', {}, BUSY);
    const second = await contact('transport', 'spare', { role: 'second' });
    const only = await contact('finance', 'alone', {}, BUSY);
    const { incidentId } = await people.started('IV');
    await wait(DISPATCH_RULES.fallBackMs - 1);
    await engine.settle();
    expect(steps(await told(incidentId, 'transport'))).toEqual([[first, 0, 'queued']]);
    await wait(1);
    await engine.settle();
    expect(steps(await told(incidentId, 'transport'))).toEqual([
      [first, 0, 'queued'],
      [second, 1, 'delivered'],
    ]);
    const [fact, ...more] = await engine.reader.facts({ incidentId, fact: 'delivery.fell-back' });
    expect(more).toEqual([]);
    expect(fact!.data).toMatchObject({
      recipient: 'agency:transport',
      contactId: second,
      step: 1,
      why: 'late',
    });
    // Nobody else could be tried there: it goes on trying, and is not given up.
    expect(steps(await told(incidentId, 'finance'))).toEqual([[only, 0, 'queued']]);

    at.clear();
    await wait(60 * SECOND);
    await engine.settle();
    expect(steps(await told(incidentId, 'transport'))).toEqual([
      [first, 0, 'delivered'],
      [second, 1, 'delivered'],
    ]);
    expect([cameTo('busy').length, cameTo('spare').length, cameTo('alone').length]).toEqual([1, 1, 1]);
    expect(await toldOffice(incidentId)).toEqual([]);
  });

  test('one contact that hangs keeps none of the others waiting, and its spare gets the message in time', async () => {
    const { plan } = engine.engine.plans.version(...(await latest()));
    let release!: (does: Behaviour) => void;
    at.set(
      '/hangs',
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    for (const { key, kind } of plan.agencies)
      if (kind === 'agency') await contact(key, key === 'transport' ? 'hangs' : key);
    await contact('transport', 'spare', { rank: 2 });
    const running = await people.proposed('II');
    await people.approve(running.approvalId, LEVELS['II']!.decides);
    const others = async () =>
      (await engine.reader.find('delivery', { incidentId: running.incidentId })).filter(
        ({ recipient, contactId }) => contactId && recipient !== 'agency:transport',
      );
    const since = Date.now();
    while ((await others()).some(({ state }) => state !== 'delivered') && Date.now() - since < 8 * SECOND)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await others()).length).toBeGreaterThan(25);
    expect(new Set((await others()).map(({ state }) => state))).toEqual(new Set(['delivered']));
    await wait(DISPATCH_RULES.fallBackMs);
    await receiver.waitFor(1, { matching: ({ path }) => path === '/spare' });
    release(TAKEN);
    await engine.settle();
    expect(
      steps(await told(running.incidentId, 'transport')).map(([, step, state]) => [step, state]),
    ).toEqual([
      [0, 'delivered'],
      [1, 'delivered'],
    ]);
    expect([cameTo('hangs').length, cameTo('spare').length]).toEqual([1, 1]);
  });

  test('later changes are gathered and go as one; what is withdrawn before is never announced', async () => {
    await contact('water', 'w');
    const { incidentId, responseId } = await people.started('IV');
    const before = await told(incidentId, 'water');
    receiver.clear();
    const title = { zh: '运水', en: 'Carry water' };
    const ask = async (recipient = 'agency:water') =>
      (await engine.run(addTask, { responseId, recipient, title, reason: '缺水' }, 'office')).id;
    const kept = [await ask()];
    const gone = await ask();
    await wait(2 * SECOND);
    kept.push(await ask());
    await engine.run(withdrawTask, { taskId: gone, reason: '误下' }, 'office');
    await engine.settle();
    expect(receiver.requests).toEqual([]);
    await wait(SECOND);
    await engine.settle();
    const [inbox, webhook, ...more] = (await told(incidentId, 'water')).slice(before.length);
    expect(more).toEqual([]);
    for (const row of [inbox!, webhook!]) {
      expect(row).toMatchObject({
        state: 'delivered',
        message: { kind: 'task.issued', title: { zh: '2 项任务（IV 级）' } },
      });
      expect(listedTasks(row).toSorted()).toEqual(kept.toSorted());
    }
    expect(cameTo('w')).toHaveLength(1);

    // What has been announced is taken back in words; a task that comes and goes meanwhile stays unsaid.
    await engine.run(withdrawTask, { taskId: kept[0]!, reason: '不再需要' }, 'office');
    await engine.run(withdrawTask, { taskId: await ask(), reason: '误下' }, 'office');
    await wait(3 * SECOND);
    await engine.settle();
    const last = (await told(incidentId, 'water')).slice(before.length + 2);
    expect(
      last.filter(({ state }) => state === 'delivered').map((row) => [row.message.kind, listedTasks(row)]),
    ).toEqual([
      ['task.withdrawn', [kept[0]]],
      ['task.withdrawn', [kept[0]]],
    ]);
    expect(cameTo('w')).toHaveLength(2);
  });

  test('an exercise falls back past whoever is not marked for exercises (8.3.4)', async () => {
    const marked = { forExercises: true };
    const first = await contact('transport', 'e1', marked, GONE);
    await contact('transport', 'real', { role: 'second' });
    const head = await contact('transport', 'eh', { role: 'head', ...marked });
    await contact('finance', 'ef');
    const { incidentId } = await exercise();
    expect(steps(await told(incidentId, 'transport'))).toEqual([
      [first, 0, 'failed'],
      [head, 1, 'delivered'],
    ]);
    expect([cameTo('real'), cameTo('ef')]).toEqual([[], []]);
    // Whom an exercise may not reach is no failure of anybody's.
    expect((await told(incidentId, 'finance')).map(({ state }) => state)).toEqual(['delivered', 'failed']);
    expect(await toldOffice(incidentId)).toEqual([]);
  });

  test('at night what is routine waits for the morning, and what is urgent does not', async () => {
    const night = Date.parse('2027-01-01T03:00:00+08:00');
    const morning = Date.parse('2027-01-01T05:00:00+08:00');
    engine.clock.set(night);
    await contact('water', 'sleeps');
    const { incidentId, responseId } = await people.started('IV');
    receiver.clear();
    const ask = (urgency: 'urgent' | 'routine') =>
      engine.run(
        addTask,
        {
          responseId,
          recipient: 'agency:water',
          title: { zh: '报数', en: 'Count' },
          urgency,
          reason: '统计',
        },
        'office',
      );
    await ask('routine');
    await wait(3 * SECOND);
    await engine.settle();
    const rows = (await told(incidentId, 'water')).slice(-2);
    expect(rows.map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual([
      ['delivered', null],
      ['queued', morning],
    ]);
    // Reminders of what earlier tests left open may come as well.
    const came = () =>
      receiver.requests
        .map((request) => request.json<{ data: DeliveryRow }>().data)
        .filter((data) => data.incidentId === incidentId);
    expect(came()).toEqual([]);
    // It takes along what waits for the morning.
    await ask('urgent');
    await wait(3 * SECOND);
    await engine.settle();
    const [message, ...more] = came();
    expect(more).toEqual([]);
    expect([message!.urgency, message!.message.tasks.length]).toEqual(['urgent', 2]);
  });

  test('the journal is whole at the end of it all, and the rows are what it says', async () => {
    expect(await findFault(engine.engine.store)).toBeNull();
    expect(await findStateFault(engine.reader)).toBeNull();
  });

  async function exercise(): Promise<Pick<Running, 'incidentId'>> {
    const incidentId = await people.log({ exercise: true });
    await people.report(incidentId, { dead: LEVELS['IV']!.dead, missing: 0 });
    const { approvalId } = await engine.run(proposeResponse, { incidentId, level: 'IV' }, 'office');
    await people.approve(approvalId, LEVELS['IV']!.decides);
    await engine.settle();
    return { incidentId };
  }

  async function latest(): Promise<[string, string]> {
    const all = engine.engine.plans.list().filter(({ id }) => id.startsWith('bayingolin'));
    const { id, effectiveFrom } = all.at(-1)!;
    return [id, effectiveFrom];
  }
});
