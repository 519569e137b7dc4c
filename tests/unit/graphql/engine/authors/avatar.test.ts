import { expect, test } from 'vitest';
import { avatarUrl } from '../../../../../src/graphql/engine/authors/avatar.ts';

const gravatar = (size: number) => `https://secure.gravatar.com/avatar/abc?s=${size}&d=mm`;
const own = (size: number) => `https://press.example/avatars/tomasz-${size}.png`;
const urls = (of: (size: number) => string) => ({ 96: of(96), 24: of(24), 48: of(48) });

test.each([
  ['Gravatar in exactly the requested width', urls(gravatar), 200, gravatar(200)],
  ['another service, with the requested width', urls(own), 48, own(48)],
  ['another service, next wider', urls(own), 30, own(48)],
  ['another service, widest if none is wide enough', urls(own), 500, own(96)],
])('avatar URL: %s', (_name, avatars, size, url) => {
  expect(avatarUrl(avatars, size)).toBe(url);
});

test('avatar URL: null if the site has no avatars', () => {
  expect(avatarUrl(undefined, 96)).toBeNull();
  expect(avatarUrl({}, 96)).toBeNull();
  for (const other of [[], null, 'none', 5, true]) expect(avatarUrl(other as never, 96)).toBeNull();
});
