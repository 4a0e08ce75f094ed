import { describe, expect, it } from '@jest/globals';
import { checkUrl, withoutPassword } from './url.ts';

describe('database URLs', () => {
  it.each([
    ['sqlite:./data/kaidu.sqlite', './data/kaidu.sqlite'],
    ['sqlite:/var/kaidu 开都.sqlite', '/var/kaidu 开都.sqlite'],
    ['sqlite:///var/kaidu.sqlite', '/var/kaidu.sqlite'],
  ])('%s is a file', (url, path) => {
    expect(checkUrl(url)).toEqual({ kind: 'sqlite', path });
  });

  it.each([
    'postgres://kaidu:secret@db.example:5433/kaidu',
    'postgresql://localhost/kaidu?sslmode=require',
    'postgres://postgres@/kaidu?host=%2Ftmp%2Fpg',
    'postgres:///kaidu?host=/tmp/pg',
  ])('%s is PostgreSQL', (url) => {
    expect(checkUrl(url)).toEqual({ kind: 'postgres', url, database: 'kaidu' });
  });

  it.each([
    '',
    'kaidu.sqlite',
    'mysql://x/y',
    'sqlite:',
    'postgres://host',
    'sqlite::memory:',
    'sqlite:file:x',
  ])('%j is refused', (url) => {
    expect(() => checkUrl(url)).toThrow(RangeError);
  });

  it('never show a password', () => {
    expect(withoutPassword('postgres://u:secret@h/d')).toBe('postgres://u:***@h/d');
    expect(withoutPassword('postgres:///d?user=u&password=secret&host=/x')).not.toContain('secret');
    expect(() => checkUrl('mysql://u:secret@h/d')).toThrow(/u:\*\*\*@h/);
  });
});
