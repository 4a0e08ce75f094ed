import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  authority,
  capabilities,
  chainAbove,
  decidingPostForAdjustment,
  mayDecide,
  mayStartDirectly,
  type Plan,
} from '#plan';
import { bayingolin, fixture, NORTHBANK } from './plans.ts';

let own: Plan;
let other: Plan;
beforeAll(async () => {
  own = await bayingolin();
  other = await fixture(NORTHBANK);
});

describe('who decides', () => {
  it.each([
    ['I', 'director', ['party-committee-government']],
    ['II', 'deputy-director', ['director', 'party-committee-government']],
    ['III', 'deputy-director-bureau-head', ['deputy-director', 'director', 'party-committee-government']],
    [
      'IV',
      'deputy-office-director',
      ['deputy-director-bureau-head', 'deputy-director', 'director', 'party-committee-government'],
    ],
  ])('%s: %s or a post above it, and nobody else', (level, decides, above) => {
    expect(authority(own, level).decides).toBe(decides);
    const may = own.posts.map((post) => post.key).filter((post) => mayDecide(own, level, post));
    expect(may.sort()).toEqual([decides, ...above].sort());
  });

  it('may be a body, and may start directly where the plan says so', () => {
    expect(authority(other, 'red').decides).toBe('cabinet');
    expect(other.posts.find((post) => post.key === 'cabinet')!.kind).toBe('body');
    expect(authority(other, 'red').proposal?.within).toBe('PT2H');
    expect(mayStartDirectly(own, 'I', 'party-committee-government')).toBe(true);
    expect(mayStartDirectly(own, 'I', 'director')).toBe(false);
    expect(mayStartDirectly(own, 'II', 'party-committee-government')).toBe(false);
  });

  it('is the graver level on an adjustment, or the target where the plan says so', () => {
    expect(decidingPostForAdjustment(own, 'III', 'I')).toBe('director');
    expect(decidingPostForAdjustment(own, 'I', 'III')).toBe('director');
    expect(decidingPostForAdjustment(other, 'red', 'amber')).toBe('head');
    expect(decidingPostForAdjustment(other, 'amber', 'red')).toBe('cabinet');
    expect(decidingPostForAdjustment(other, 'red', 'blue')).toBe('cabinet');
  });

  it('is nobody for a grade that starts no response, or one that is not there', () => {
    expect(() => authority(other, 'blue')).toThrow('level.starts-no-response');
    expect(() => authority(other, 'green')).toThrow('level.unknown');
  });
});

describe('what posts may do', () => {
  it('is the sum of their capabilities', () => {
    expect([...capabilities(other, ['head', 'duty-officer', 'nobody'])].sort()).toEqual([
      'decide',
      'log',
      'release',
    ]);
    expect(capabilities(other, [])).toEqual(new Set());
  });

  it('ends even where the posts above form a ring', () => {
    const ring = {
      ...other,
      posts: other.posts.map((post) => ({
        ...post,
        superior: post.key === 'cabinet' ? 'head' : post.superior,
      })),
    };
    expect(chainAbove(ring, 'head')).toEqual(['head', 'cabinet']);
  });
});
