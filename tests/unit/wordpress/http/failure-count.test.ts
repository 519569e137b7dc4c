import { expect, test } from 'vitest';
import { Strikes } from '../../../../src/wordpress/http/failure-count.ts';

const POSTS = '/wp/v2/posts';
const TAGS = '/wp/v2/tags';

test('more failures in a row than chance explains, of more than one route, are the site’s', () => {
  const strikes = new Strikes(3);
  for (const route of [POSTS, TAGS, POSTS]) strikes.add(route, 'broken');
  expect(strikes.areOut).toBe(false);
  strikes.add(TAGS, 'broken');
  expect(strikes.areOut).toBe(true);
});

test('one success in between, and they begin anew', () => {
  const strikes = new Strikes(3);
  for (const route of [POSTS, TAGS, POSTS]) strikes.add(route, 'broken');
  strikes.clear();
  for (const route of [POSTS, TAGS, POSTS]) strikes.add(route, 'broken');
  expect(strikes.areOut).toBe(false);
});

test('a single route has to fail three times as often, whatever item of it', () => {
  const strikes = new Strikes(3);
  for (let id = 1; id <= 9; id += 1) strikes.add(`${POSTS}/${id}`, 'broken');
  expect(strikes.areOut).toBe(false);
  strikes.add(`${POSTS}/10`, 'broken');
  expect(strikes.areOut).toBe(true);
});

test('a site that cannot be reached is down, whatever was asked', () => {
  const strikes = new Strikes(3);
  for (let time = 1; time <= 4; time += 1) strikes.add(POSTS, 'unreachable');
  expect(strikes.areOut).toBe(true);
});

test('silence counts twice', () => {
  const strikes = new Strikes(3);
  strikes.add(POSTS, 'silent');
  strikes.add(TAGS, 'silent');
  expect(strikes.areOut).toBe(true);
});
