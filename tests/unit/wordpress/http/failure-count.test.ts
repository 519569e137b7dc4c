import { expect, test } from 'vitest';
import { FailureCount } from '../../../../src/wordpress/http/retrying/failure-count.ts';

const POSTS = '/wp/v2/posts';
const TAGS = '/wp/v2/tags';

test('a row of failures on more than one route is the site’s', () => {
  const failures = new FailureCount(3);
  for (const route of [POSTS, TAGS, POSTS]) failures.add(route, 'broken');
  expect(failures.isExceeded).toBe(false);
  failures.add(TAGS, 'broken');
  expect(failures.isExceeded).toBe(true);
});

test('a success clears the count', () => {
  const failures = new FailureCount(3);
  for (const route of [POSTS, TAGS, POSTS]) failures.add(route, 'broken');
  failures.clear();
  for (const route of [POSTS, TAGS, POSTS]) failures.add(route, 'broken');
  expect(failures.isExceeded).toBe(false);
});

test('one route, whatever its item, has to fail three times as often', () => {
  const failures = new FailureCount(3);
  for (let id = 1; id <= 9; id += 1) failures.add(`${POSTS}/${id}`, 'broken');
  expect(failures.isExceeded).toBe(false);
  failures.add(`${POSTS}/10`, 'broken');
  expect(failures.isExceeded).toBe(true);
});

test('a site that cannot be reached is down, whatever the route', () => {
  const failures = new FailureCount(3);
  for (let time = 1; time <= 4; time += 1) failures.add(POSTS, 'unreachable');
  expect(failures.isExceeded).toBe(true);
});

test('a timeout counts twice', () => {
  const failures = new FailureCount(3);
  failures.add(POSTS, 'silent');
  failures.add(TAGS, 'silent');
  expect(failures.isExceeded).toBe(true);
});
