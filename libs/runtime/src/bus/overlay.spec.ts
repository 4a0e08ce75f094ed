import { describe, expect, test } from '@jest/globals';
import { EMPTY, recordOf } from '../../../../tests/paths/session.ts';
import type { ContactRow } from '../records/index.ts';
import { CommandLayer } from './command-layer.ts';
import { GroupLayer } from './group-layer.ts';

const contact = (id: string, change: Partial<ContactRow> = {}): ContactRow => ({
  id,
  recipient: 'agency:health',
  channel: 'webhook',
  address: `https://${id}.example`,
  secret: null,
  role: 'first',
  rank: 1,
  forExercises: false,
  internal: false,
  active: true,
  createdAt: 0,
  ...change,
});

/** A group over a record that holds these rows. */
function groupOver(...rows: ContactRow[]): GroupLayer {
  const record = new GroupLayer(EMPTY);
  for (const row of rows) record.put('contact', row);
  return new GroupLayer(recordOf(record));
}

const idsOf = (rows: ContactRow[]) => rows.map(({ id }) => id);
const active = { active: true };

describe('a layer of changes', () => {
  test('reads what was committed while nothing changed', async () => {
    const group = groupOver(contact('a'), contact('b', { active: false }));
    const layer = new CommandLayer(group);
    expect(await layer.get('contact', 'a')).toEqual(contact('a'));
    expect(await layer.get('contact', 'z')).toBeNull();
    expect(idsOf(await layer.find('contact', active))).toEqual(['a']);
  });

  test('reads its own writes: new, changed and removed rows', async () => {
    const layer = new CommandLayer(groupOver(contact('a'), contact('b')));
    layer.put('contact', contact('c'));
    layer.put('contact', contact('a', { address: 'changed' }));
    layer.remove('contact', 'b');
    expect((await layer.get('contact', 'a'))?.address).toBe('changed');
    expect(await layer.get('contact', 'b')).toBeNull();
    expect(await layer.get('contact', 'c')).toEqual(contact('c'));
    expect(idsOf(await layer.find('contact', active))).toEqual(['a', 'c']);
  });

  test('find shows a row as changed, drops one that no longer matches and takes in one that now does', async () => {
    const layer = new CommandLayer(groupOver(contact('a'), contact('b'), contact('c', { active: false })));
    layer.put('contact', contact('a', { active: false }));
    layer.put('contact', contact('b', { address: 'changed' }));
    layer.put('contact', contact('c'));
    const found = await layer.find('contact', active);
    expect(found.map(({ id, address }) => [id, address])).toEqual([
      ['b', 'changed'],
      ['c', 'https://c.example'],
    ]);
    expect(idsOf(await layer.find('contact', { active: false }))).toEqual(['a']);
  });

  test('find matches any value of a list, and every column named', async () => {
    const layer = new CommandLayer(groupOver(contact('a')));
    layer.put('contact', contact('b', { recipient: 'division:1' }));
    layer.put('contact', contact('c', { recipient: 'division:2' }));
    layer.put('contact', contact('d', { recipient: 'division:2', active: false }));
    const where = { recipient: ['division:2', 'agency:health'], active: true };
    expect(idsOf(await layer.find('contact', where))).toEqual(['a', 'c']);
    expect(await layer.find('contact', { recipient: [] })).toEqual([]);
  });

  test('find keeps the order asked for when changes are laid over', async () => {
    const layer = new CommandLayer(groupOver(contact('a', { createdAt: 3 }), contact('b', { createdAt: 1 })));
    layer.put('contact', contact('c', { createdAt: 2 }));
    expect(idsOf(await layer.find('contact', active, { orderBy: 'createdAt' }))).toEqual(['b', 'c', 'a']);
    const newest = { orderBy: 'createdAt', descending: true, limit: 2 } as const;
    expect(idsOf(await layer.find('contact', active, newest))).toEqual(['a', 'c']);
  });

  test('find fills its limit from below when changes take rows away', async () => {
    const layer = new CommandLayer(groupOver(contact('a'), contact('b'), contact('c')));
    layer.put('contact', contact('a', { active: false }));
    layer.remove('contact', 'b');
    expect(idsOf(await layer.find('contact', active, { limit: 1, orderBy: 'id' }))).toEqual(['c']);
  });

  test('find looks at changes where it looks below: beyond a place, up to a value', async () => {
    const layer = new CommandLayer(groupOver(contact('b')));
    for (const [id, createdAt] of [['a', 1] as const, ['c', 5] as const, ['d', 9] as const])
      layer.put('contact', contact(id, { createdAt }));
    expect(idsOf(await layer.find('contact', {}, { orderBy: 'id', after: 'b' }))).toEqual(['c', 'd']);
    const early = { orderBy: 'id', atMost: { column: 'createdAt', value: 5 } } as const;
    expect(idsOf(await layer.find('contact', {}, early))).toEqual(['a', 'b', 'c']);
  });

  test('a later command of the group sees what an earlier one changed', async () => {
    const group = groupOver(contact('a'));
    const first = new CommandLayer(group);
    first.put('contact', contact('b'));
    first.remove('contact', 'a');
    first.applyTo(group);
    const second = new CommandLayer(group);
    expect(await second.get('contact', 'a')).toBeNull();
    expect(idsOf(await second.find('contact', active))).toEqual(['b']);
  });

  test('a layer that is dropped leaves nothing behind', async () => {
    const group = groupOver(contact('a'));
    const refused = new CommandLayer(group);
    refused.put('contact', contact('a', { address: 'changed' }));
    refused.put('contact', contact('b'));
    expect(idsOf(await refused.find('contact', active))).toEqual(['a', 'b']);
    const next = new CommandLayer(group);
    expect(await next.get('contact', 'a')).toEqual(contact('a'));
    expect(idsOf(await next.find('contact', active))).toEqual(['a']);
    expect(group.changes()).toEqual({ put: {}, before: {}, absent: {}, remove: {} });
  });

  test('what is to be written names each row once, as it stands last', () => {
    const group = groupOver(contact('a'), contact('b'));
    const layer = new CommandLayer(group);
    layer.put('contact', contact('a', { address: 'once' }));
    layer.put('contact', contact('a', { address: 'twice' }));
    layer.put('contact', contact('b', { active: false }));
    layer.remove('contact', 'b');
    layer.remove('contact', 'c');
    layer.put('contact', contact('c'));
    layer.applyTo(group);
    expect(group.changes()).toEqual({
      put: { contact: [contact('a', { address: 'twice' }), contact('c')] },
      before: { contact: [] },
      absent: {},
      remove: { contact: ['b'] },
    });
  });

  test('what was looked for in vain, or was made just now, is written as new, and removed again needs no removing', async () => {
    const group = groupOver(contact('a'));
    const layer = new CommandLayer(group);
    expect(await layer.get('contact', 'b')).toBeNull();
    for (const id of ['c', 'd']) layer.knowAbsent('contact', id);
    for (const id of ['a', 'b', 'c', 'd']) layer.put('contact', contact(id));
    layer.remove('contact', 'd');
    layer.applyTo(group);
    expect(['a', 'b', 'c', 'd'].map((id) => layer.isAbsent('contact', id))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(group.changes()).toMatchObject({
      put: { contact: ['a', 'b', 'c'].map((id) => contact(id)) },
      absent: { contact: new Set(['b', 'c']) },
      remove: {},
    });
    // Whoever comes next reads what this group put there.
    const next = new GroupLayer(group.over(recordOf(groupOver(contact('a'))), true));
    expect(await next.get('contact', 'c')).toEqual(contact('c'));
    next.put('contact', contact('c', { active: false }));
    expect(next.changes()).toMatchObject({ before: { contact: [contact('c')] }, absent: {} });
  });

  test('what was read ahead is read as it was, with changes over it', async () => {
    const group = groupOver(contact('a'), contact('b'));
    await group.preload('contact', ['a', 'b', 'b', 'z']);
    group.put('contact', contact('b', { address: 'changed' }));
    await group.preload('contact', ['b']);
    expect((await group.get('contact', 'b'))?.address).toBe('changed');
    expect(await group.get('contact', 'a')).toEqual(contact('a'));
    expect(await group.get('contact', 'z')).toBeNull();
  });

  test('what was found once is not looked for again, and callers may sort what they get', async () => {
    const { group, asked } = countedGroup(contact('a'), contact('b'));
    const first = await group.find('contact', active);
    first.reverse();
    group.put('contact', contact('c'));
    expect(idsOf(await group.find('contact', active))).toEqual(['a', 'b', 'c']);
    expect(idsOf(await group.find('contact', active, { orderBy: 'id', descending: true }))).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(asked).toEqual({ get: 0, find: 2 });
  });
});

/** A group over these rows, and how often it asked the record for them. */
function countedGroup(...rows: ContactRow[]) {
  const asked = { get: 0, find: 0 };
  const below = recordOf(groupOver(...rows));
  const record: typeof EMPTY = {
    get: (table, ids) => {
      asked.get += 1;
      return below.get(table, ids);
    },
    find: (table, where, options) => {
      asked.find += 1;
      return below.find(table, where, options);
    },
  };
  return { group: new GroupLayer(record), record, asked };
}

describe('the ground of the next group', () => {
  async function next(known: boolean) {
    const { group, record, asked } = countedGroup(contact('a'), contact('b'), contact('c'));
    await group.find('contact', active);
    await group.get('contact', 'z');
    group.put('contact', contact('a', { address: 'changed' }));
    group.remove('contact', 'b');
    group.put('contact', contact('d'));
    const before = { ...asked };
    const ground = group.over(record, known);
    const found = await ground.find('contact', active);
    const got = await ground.get('contact', ['a', 'b', 'c', 'd', 'z']);
    return { found, got, asked: { get: asked.get - before.get, find: asked.find - before.find } };
  }

  test.each([
    ['knows what this one read, with what it changes laid over', true, { get: 0, find: 0 }],
    ['reads for itself where this one was not told that its reads hold', false, { get: 1, find: 1 }],
  ])('%s', async (_what, known, reads) => {
    const { found, got, asked } = await next(known);
    expect(idsOf(found)).toEqual(['a', 'c', 'd']);
    expect(found[0]!.address).toBe('changed');
    expect(idsOf(got).sort()).toEqual(['a', 'c', 'd']);
    expect(asked).toEqual(reads);
  });

  /** What a group reads after one that read nothing, whose ground knew what the one before it had read. */
  async function afterOneMore(change: (between: GroupLayer) => void) {
    const { group, record, asked } = countedGroup(contact('a'), contact('b'));
    await group.find('contact', active);
    const between = new GroupLayer(group.over(record, true));
    change(between);
    const ground = between.over(record, true);
    const before = { ...asked };
    const got = await ground.get('contact', ['a', 'b']);
    const found = await ground.find('contact', active);
    return { got, found, asked: { get: asked.get - before.get, find: asked.find - before.find } };
  }

  test('hands on what a group had no need to read again', async () => {
    const { got, found, asked } = await afterOneMore(() => {});
    expect(idsOf(found)).toEqual(['a', 'b']);
    expect(idsOf(got)).toEqual(['a', 'b']);
    expect(asked).toEqual({ get: 0, find: 0 });
  });

  test('hands on rows as that group left them, and no answer that it may have changed', async () => {
    const { got, asked } = await afterOneMore((between) => {
      between.put('contact', contact('a', { address: 'changed' }));
      between.remove('contact', 'b');
    });
    expect(got.map(({ id, address }) => [id, address])).toEqual([['a', 'changed']]);
    expect(asked).toEqual({ get: 0, find: 0 });
  });

  test('tells what stood there before of a row that only the group before had read', async () => {
    const { group, record } = countedGroup(contact('a'));
    await group.find('contact', active);
    const next = new GroupLayer(group.over(record, true));
    const [found] = await next.find('contact', active);
    next.put('contact', { ...found!, address: 'changed' });
    expect(next.changes()).toMatchObject({ before: { contact: [contact('a')] }, absent: {} });
  });

  test('lets go of the oldest where there are too many', async () => {
    const { group, record, asked } = countedGroup(...Array.from({ length: 250 }, (_, n) => contact(`c${n}`)));
    for (let n = 0; n < 250; n += 1) await group.find('contact', { id: `c${n}` });
    const between = new GroupLayer(group.over(record, true));
    await between.find('contact', { id: 'c249' });
    const ground = between.over(record, true);
    const before = asked.find;
    await ground.find('contact', { id: 'c249' });
    await ground.find('contact', { id: 'c100' });
    expect(asked.find - before).toBe(0);
    await ground.find('contact', { id: 'c10' });
    expect(asked.find - before).toBe(1);
  });
});
