import { expect, test } from 'vitest';
import { BlockedPaths } from '../../../../src/wordpress/rest/address/blocked-paths.ts';
import { RestRoot } from '../../../../src/wordpress/rest/address/rest-root.ts';

const root = new RestRoot('https://example.com/usa/wp-json/?key=1');
const PARAMETER = 'https://example.com/usa/?rest_route=/&key=1';
const answer = (status: number, text: string, type = 'text/html') => ({
  ...{ url: new URL(root.href), status, headers: { 'content-type': type }, text },
});

function memory() {
  let time = 0;
  const sent: string[] = [];
  const paths = new BlockedPaths(root, { now: () => time });
  return {
    sent,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    read: (route: string, ofPath = answer(403, 'No'), ofParameter = answer(200, '[]', 'application/json')) =>
      paths.read(route, async ({ isPlain, href }) => {
        sent.push(href);
        return isPlain ? ofParameter : ofPath;
      }),
  };
}

test('a blocked path is tried anew after an hour', async () => {
  const { sent, read, pass } = memory();
  await read('/wp/v2/users');
  await read('/wp/v2/users/5');
  expect(sent).toEqual([root.href, PARAMETER, PARAMETER]);
  pass(3_600_000);
  await read('/wp/v2/users');
  expect(sent.slice(3)).toEqual([root.href, PARAMETER]);
});

test('a parameter that did not help is tried anew after ten minutes', async () => {
  const { sent, read, pass } = memory();
  const blocked = answer(403, 'No');
  expect(await read('/wp/v2/users', blocked, blocked)).toBe(blocked);
  await read('/wp/v2/users', blocked, blocked);
  expect(sent).toEqual([root.href, PARAMETER, root.href]);
  pass(600_000);
  await read('/wp/v2/users', blocked, blocked);
  expect(sent.slice(3)).toEqual([root.href, PARAMETER]);
});

test('a parameter that is blocked later is given up', async () => {
  const { sent, read } = memory();
  await read('/wp/v2/users');
  await read('/wp/v2/users', answer(200, '[]', 'application/json'), answer(403, 'No'));
  await read('/wp/v2/users', answer(200, '[]', 'application/json'));
  expect(sent).toEqual([root.href, PARAMETER, PARAMETER, root.href]);
});

test.each([
  ['a refusal in JSON', answer(403, '{"code":"rest_forbidden"}', 'application/json')],
  ['a refusal in mislabelled JSON', answer(403, '{"code":"rest_forbidden"}')],
  ['a password of the web server', answer(401, 'No')],
  ['a busy site', answer(503, 'Busy')],
  ['a page', answer(200, '<html>')],
])('%s does not block the path', async (_name, given) => {
  const { sent, read } = memory();
  expect(await read('/wp/v2/users', given)).toBe(given);
  expect(sent).toEqual([root.href]);
});
