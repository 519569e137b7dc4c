import { expect, test } from 'vitest';
import { callerOf } from '../../../../src/server/operation/caller.ts';
import { CredentialCheck } from '../../../../src/server/site/credential-check.ts';
import type { WordPressClient } from '../../../../src/wordpress/rest/client.ts';

/** A client whose REST API knows one user by any credential, with the log of who asked. */
function clientOf(body: unknown = { id: 1 }) {
  const asked: unknown[] = [];
  const client: Partial<WordPressClient> = {
    request: async ({ headers }) => {
      asked.push(headers?.['authorization']);
      return { status: 200, headers: {}, body };
    },
  };
  return { client: client as WordPressClient, asked };
}

const NOTHING_FORWARDED = { forwardHeaders: [], forwardCookies: false };
const callerWith = (authorization: string) => callerOf(new Headers({ authorization }), NOTHING_FORWARDED);
const { signal } = new AbortController();

test('a verdict on a credential is cached for a minute, each separately', async () => {
  let now = 0;
  const { client, asked } = clientOf();
  const check = new CredentialCheck(client, { now: () => now });
  await check.assertAccepted(callerWith('Basic b25l'), signal);
  await check.assertAccepted(callerWith('Basic dHdv'), signal);
  now = 59_999;
  await check.assertAccepted(callerWith('Basic b25l'), signal);
  expect(asked).toEqual(['Basic b25l', 'Basic dHdv']);
  now = 60_000;
  await check.assertAccepted(callerWith('Basic b25l'), signal);
  expect(asked).toHaveLength(3);
});

test('anonymous callers are not checked', async () => {
  const { client, asked } = clientOf();
  await new CredentialCheck(client).assertAccepted(callerOf(new Headers(), NOTHING_FORWARDED), signal);
  expect(asked).toEqual([]);
});

test.each([[[]], [{}], [{ id: 'one' }]])('what tells no user accepts nobody: %j', async (body) => {
  const { client } = clientOf(body);
  const check = new CredentialCheck(client);
  await expect(check.assertAccepted(callerWith('Basic b25l'), signal)).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
  });
});

test('a caller that disconnects does not abort the check of others', async () => {
  let answer = (_: unknown): void => {};
  const asked: unknown[] = [];
  const client: Partial<WordPressClient> = {
    request: (request) =>
      new Promise((resolve) => {
        asked.push(request);
        answer = () => resolve({ status: 200, headers: {}, body: { id: 1 } });
      }),
  };
  const check = new CredentialCheck(client as WordPressClient);
  const leaver = new AbortController();
  const left = check.assertAccepted(callerWith('Basic b25l'), leaver.signal);
  const stayed = check.assertAccepted(callerWith('Basic b25l'), signal);
  leaver.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  answer(undefined);
  await expect(stayed).resolves.toBeUndefined();
  expect(asked).toHaveLength(1);
});
