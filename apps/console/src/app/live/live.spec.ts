import { expect, test } from '@jest/globals';
import { EventCutter } from './event-stream.ts';
import { isTouched } from './touched.ts';

test('events are cut out of the stream wherever its pieces end', () => {
  const text =
    'id: 7\nevent: task.issued\ndata: {"a":\ndata: 1}\n\nevent: heartbeat\ndata: {}\n\n: comment\n\nid: 8\n';
  for (let at = 0; at <= text.length; at++) {
    const cutter = new EventCutter();
    expect([...cutter.take(text.slice(0, at)), ...cutter.take(text.slice(at))]).toEqual([
      { id: '7', type: 'task.issued', data: '{"a":\n1}' },
      { id: null, type: 'heartbeat', data: '{}' },
    ]);
  }
});

test.each([
  ['a list', ['get', '/board', {}], true],
  ['the incident itself', ['get', '/incidents/{id}', { params: { path: { id: 'a' } } }], true],
  ['its reports', ['get', '/incidents/{id}/reports', { params: { path: { id: 'a' } } }], true],
  ['another incident', ['get', '/incidents/{id}', { params: { path: { id: 'b' } } }], false],
  [
    'the call sheet of some response',
    ['get', '/responses/{id}/call-sheet', { params: { path: { id: 'r' } } }],
    true,
  ],
  ['who may witness', ['get', '/witnesses', {}], false],
  ['the plan', ['plan'], false],
  ['a what-if', ['post', '/classify', {}], false],
])('a fact about incident a touches %s: %j is %s', (_, key, expected) => {
  expect(isTouched(key, new Set(['a']))).toBe(expected);
});
