import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kernel';
import { engineLog } from './engine-log.ts';

/** What a log with one line in it looks like. */
function logged(what: object, message = 'line'): string {
  const lines: string[] = [];
  engineLog('info', { write: (line: string) => void lines.push(line) }).info(what, message);
  return lines.join('');
}

describe('a log line', () => {
  it.each([
    ['an identity number', '身份证652827199003074518。'],
    ['an identity number that ends in X', 'id 65282719900307451X'],
    ['a mobile number', '请拨13899012345'],
    ['a mobile number as people write it', '+86 138 9901 2345'],
    ['a landline', '0996-2012345'],
    ['an e-mail address', 'to duty.office@korla.gov.example now'],
    ['a token in a URL', 'https://robot.example/send?access_token=7f3a9c&x=1'],
    ['a password in a URL', 'redis://kaidu:hunter2@10.1.1.1:6379'],
    ['a bearer token', 'authorization: Bearer 8fK2mQpZ7xYvN3bL'],
  ])('is struck of %s, whether in its message, in a value or in an error', (_what, said) => {
    const secret = /\d{17}[\dX]|1389\d+|138 \d+ \d+|\d{4}-\d{7}|[\w.]+@korla|7f3a9c|hunter2|8fK2\w+/.exec(
      said,
    )![0];
    expect(logged({ why: said })).not.toContain(secret);
    expect(logged({}, said)).not.toContain(secret);
    expect(logged({ err: new Error(said) })).not.toContain(secret);
  });

  it('keeps what an operator needs: ids, times, counts, amounts', () => {
    const kept = {
      requestId: '0197f3a2-13c8-7e0b-8d1f-138990123456',
      at: 1790000000000,
      deliveries: 35,
      seq: 13899012345,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    };
    expect(JSON.parse(logged({ ...kept, ms: 12.5 }))).toMatchObject({ ...kept, ms: 12.5 });
  });

  it('says of an error where it came from, and none of the values that a database adds', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (name)=(买买提江) already exists.',
      parameters: ['买买提江'],
    });
    const line = logged({ err: new Error('could not write', { cause }) });
    expect(JSON.parse(line).err).toMatchObject({ message: 'could not write', cause: { code: '23505' } });
    expect(line).not.toContain('买买提江');
    expect(JSON.parse(logged({ err: new Problem('engine.unavailable') })).err.code).toBe(
      'engine.unavailable',
    );
  });

  it('shows of a request its path, without what was asked', () => {
    const line = logged({ req: { method: 'GET', url: '/persons/%20652827199003074518?name=买买提江' } });
    expect(JSON.parse(line).req).toEqual({ method: 'GET', path: '/persons/ ***' });
  });
});
