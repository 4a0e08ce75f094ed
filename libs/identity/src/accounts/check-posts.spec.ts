import { expect, test } from '@jest/globals';
import type { PostHeld } from '#runtime';
import { refusalOf } from '../../testing/refusal.ts';
import { SMALL_PLAN } from '../../testing/small-plan.ts';
import { checkPosts } from './check-posts.ts';
import { checkLogin } from './login-name.ts';

const refused = async (held: PostHeld) => {
  const { code, extras } = await refusalOf(() => checkPosts([SMALL_PLAN], [{ post: 'duty' }, held]));
  return [code, extras['at']];
};

test('posts that a loaded plan has, each once', () => {
  const posts = [
    { post: 'duty' },
    { post: 'reporter', division: '001' },
    { post: 'reporter', division: '002' },
    { post: 'member', agency: 'water' },
  ];
  expect(checkPosts([SMALL_PLAN], [...posts, ...posts])).toEqual(posts);
});

test('a post without its place, with a wrong one or with one too many is refused', async () => {
  expect(await refused({ post: 'king' })).toEqual(['post.unknown', '/posts/1/post']);
  expect(await refused({ post: 'reporter' })).toEqual(['post.needs-division', '/posts/1/division']);
  expect(await refused({ post: 'reporter', division: '9' })).toEqual([
    'division.unknown',
    '/posts/1/division',
  ]);
  expect(await refused({ post: 'reporter', agency: 'water' })).toEqual([
    'post.needs-division',
    '/posts/1/division',
  ]);
  expect(await refused({ post: 'member' })).toEqual(['post.needs-agency', '/posts/1/agency']);
  expect(await refused({ post: 'member', agency: 'x' })).toEqual(['agency.unknown', '/posts/1/agency']);
  expect(await refused({ post: 'chief', division: '001' })).toEqual(['post.takes-no-place', '/posts/1']);
  expect((await refusalOf(() => checkPosts([], [{ post: 'duty' }]))).code).toBe('post.unknown');
});

test('one plan version under which the post can be held is enough', () => {
  const older = { ...SMALL_PLAN, divisions: [] };
  expect(checkPosts([older, SMALL_PLAN], [{ post: 'reporter', division: '001' }])).toHaveLength(1);
});

test('login names are folded and kept plain', async () => {
  expect(checkLogin(' Ｄuty.Officer-1 ')).toBe('duty.officer-1');
  for (const bad of ['', 'a', '-a', 'a b', '值班员', 'x'.repeat(65), "a'--"])
    expect((await refusalOf(() => checkLogin(bad))).code).toBe('login.name-invalid');
});
