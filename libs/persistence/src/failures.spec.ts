import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kernel';
import { asProblem, guarded } from './failures.ts';

const driver = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('what the drivers throw', () => {
  it.each([
    driver('SQLITE_BUSY'),
    driver('SQLITE_IOERR'),
    driver('53200'),
    driver('57P01'),
    driver('55P03'),
    driver('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'),
    new Error('Query read timeout'),
    new Error('Client has encountered a connection error and is not queryable'),
  ])('%s means that the record is out of reach', (error) => {
    const wrapped = { driverError: error };
    expect(asProblem(error)).toMatchObject({ code: 'engine.unavailable', cause: error });
    expect(asProblem(wrapped)).toMatchObject({ code: 'engine.unavailable', cause: wrapped });
  });

  it.each([driver('SQLITE_FULL'), driver('53100')])('%s means that the disk is full', (error) => {
    expect(asProblem(error)).toMatchObject({ code: 'engine.disk-full', status: 503, cause: error });
  });

  it.each([
    driver('23505'),
    driver('SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT: UNIQUE constraint failed: account.login'),
  ])('%s means a conflict', (error) => {
    expect(asProblem(error)).toMatchObject({ code: 'command.conflict' });
  });

  it.each([
    driver('SQLITE_CORRUPT'),
    driver('SQLITE_CONSTRAINT', 'NOT NULL'),
    driver('42601'),
    new Problem('engine.fault'),
    null,
    'text',
  ])('%s stays as it is', (error) => {
    expect(asProblem(error)).toBe(error);
  });

  it('does not tell the cause to the outside', async () => {
    const failing = guarded(() => Promise.reject(driver('SQLITE_FULL', 'secret path')));
    const problem = await failing.catch((error: Problem) => error);
    expect(JSON.stringify(problem)).not.toContain('secret path');
  });
});
