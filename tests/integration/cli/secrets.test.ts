import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { basic } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { type OverrideRequest, startWordPressServer } from '../../helpers/wordpress-server.ts';

const SITE = 'staging:let-me-in-please';
const SERVICE = 'gateway:abcd efgh ijkl mnop';
const KEY = 'sesame-sesame-sesame';
const CALLER = 'member:qrst uvwx yzab cdef';
const env = {
  SITE_AUTHORIZATION: SITE,
  SITE_HEADERS: `X-Proxy-Key: ${KEY}`,
  SERVICE_AUTHORIZATION: SERVICE,
  SERVICE_READS: 'menus,settings',
  LOG_LEVEL: 'debug',
};

/** Each form in which a credential could be printed. */
const FORMS = [SITE, SERVICE, CALLER].flatMap((credential) => {
  const password = credential.slice(credential.indexOf(':') + 1);
  return [credential, password, password.replaceAll(' ', ''), basic(credential).slice('Basic '.length)];
});
const SECRETS = [...FORMS, KEY];

const decoded = (header: unknown): string =>
  Buffer.from(String(header).replace('Basic ', ''), 'base64').toString();

/** A site that prints all that it was sent: in its errors, and in messages of PHP before its data. */
function echoing({ headers, route }: OverrideRequest) {
  const { authorization } = headers;
  const password = decoded(authorization).split(':').slice(1).join(':');
  const told = `Sent: ${authorization}, ${decoded(authorization)}, ${password.replaceAll(' ', '')}, ${headers['x-proxy-key']}`;
  if (route === '/wp/v2/users/me' && /^(?:gateway|member):/.test(decoded(authorization))) {
    return { body: { id: 1 } };
  }
  if (route === '/wp/v2/posts') {
    const body = `<b>Warning</b>: ${told}<br />\n[{"id":1,"title":{"rendered":"Ink"}}]`;
    return { headers: { 'content-type': 'application/json' }, body };
  }
  if (route === undefined || route === '/' || /types|taxonomies|pages|users\/me/.test(route))
    return undefined;
  if (route.endsWith('/comments')) return { status: 403, body: `<title>${told}</title>` };
  return { status: 500, body: { code: 'internal_error', message: told, data: { status: 500 } } };
}

const startSite = () =>
  startWordPressServer({
    posts: [makePost({ id: 1 })],
    users: [makeUser({ id: 1 })],
    override: echoing,
  });

const found = (text: string) => SECRETS.filter((secret) => text.includes(secret));

describe.each(['json', 'text'])('credentials, with LOG_FORMAT=%s', (LOG_FORMAT) => {
  test('are in no log, trace or error, though the site prints them', async () => {
    await using site = await startSite();
    let told = '';
    const print = (text: string) => {
      told += text;
    };
    const outcome = await run({
      argv: ['--wordpress', site.url, '--port', '0'],
      env: { ...env, LOG_FORMAT },
      print,
      printError: print,
    });
    if (typeof outcome === 'number') throw new Error(`Expected it to run: ${told}`);
    for (const authorization of [undefined, basic(CALLER)]) {
      const response = await fetch(outcome.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-pressgraph-trace': '1',
          ...(authorization && { authorization }),
        },
        body: JSON.stringify({
          query:
            '{ posts { nodes { title } } tags { nodes { name } } comments { nodes { id } } menus { name } settings { title } }',
        }),
      });
      const answer = await response.text();
      expect(answer).toContain('"upstream"');
      expect(answer).toContain('internal_error');
      expect(found(answer)).toEqual([]);
    }
    await outcome.stop();
    expect(told).toContain('Warning: Sent:');
    expect(found(told)).toEqual([]);
  });
});

test('nor in what the doctor prints', async () => {
  await using site = await startSite();
  for (const argv of [[], ['--json']]) {
    let told = '';
    const print = (text: string) => {
      told += text;
    };
    await run({
      argv: ['doctor', site.url, ...argv],
      env: { ...env, WORDPRESS_AUTHORIZATION: CALLER },
      print,
      printError: print,
    });
    expect(told).toContain('Sent:');
    expect(found(told)).toEqual([]);
  }
});

test('nor in the error of a site that cannot be served', async () => {
  await using site = await startWordPressServer({
    override: ({ headers }) => ({
      status: 403,
      body: `<title>${headers['authorization']} ${headers['x-proxy-key']}</title>`,
    }),
  });
  let told = '';
  const print = (text: string) => {
    told += text;
  };
  const argv = ['--wordpress', site.url, '--port', '0'];
  expect(await run({ argv, env: { ...env, LOG_FORMAT: 'text' }, print, printError: print })).not.toBe(0);
  expect(told).toContain('403 Forbidden');
  expect(found(told)).toEqual([]);
});
