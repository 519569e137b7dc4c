import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const SERVICE = 'gateway:hunter-service';
const CALLER = basic('editor:hunter-caller');

/** A site that repeats the credentials it got, and where its programs are. */
const talkative = (headers: Readonly<Record<string, string | string[] | undefined>>) => ({
  status: 500,
  body: {
    code: 'internal_server_error',
    message: `Headers ${headers['authorization']} ${headers['cookie']} at db.internal in /srv/www/menu.php`,
    data: { status: 500 },
  },
});

test('what WordPress says of its own failure is in the log, without secrets, and not in the answer', async () => {
  const log = keepLog();
  await using gateway = await startGateway(
    {
      posts: [makePost({ id: 1, author: 1 })],
      override: (request) =>
        request.route === '/wp/v2/menus' && request.headers['authorization'] === undefined
          ? { status: 401, body: { code: 'rest_cannot_view', message: 'No.', data: { status: 401 } } }
          : request.route === '/wp/v2/menus' || request.route === '/wp/v2/users'
            ? talkative(request.headers)
            : request.route === '/wp/v2/users/me' && request.headers['cookie'] !== undefined
              ? { body: { id: 2 } }
              : signedIn({ [CALLER]: {}, [basic(SERVICE)]: {} })(request),
    },
    {
      logger: log.logger,
      callers: { serviceAuthorization: SERVICE, serviceReads: ['menus'], forwardCookies: true },
    },
  );
  const anonymous = await gateway.query('{ menus { name } }', {}, { 'x-request-id': 'r-1' });
  const caller = await gateway.query(
    '{ posts { nodes { author { name } } } }',
    {},
    { authorization: CALLER, 'x-request-id': 'r-2' },
  );
  const visitor = await gateway.query(
    '{ posts { nodes { author { name } } } }',
    {},
    { cookie: 'theme=hunter-theme; wordpress_logged_in_1=hunter-login', 'x-wp-nonce': 'hunter-nonce' },
  );
  for (const { errors } of [anonymous, caller, visitor]) {
    expect(errors).toMatchObject([
      { extensions: { wordpress: { code: 'internal_server_error', status: 500 } } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/hunter|Basic|srv|internal\b(?!_)/);
  }
  const lines = log.lines('WordPress failed');
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'warn', requestId: 'r-1', route: '/wp/v2/menus', status: 500 }),
  );
  expect(lines.find(({ requestId }) => requestId === 'r-2')?.['answer']).toContain('in /srv/www/menu.php');
  expect(log.text()).not.toContain('hunter');
  for (const secret of [CALLER, basic(SERVICE)]) expect(log.text()).not.toContain(secret.slice(6));
});

test('without a logger, it is passed to `onError`', async () => {
  const told: unknown[] = [];
  await using gateway = await startGateway(
    { override: ({ headers }) => talkative(headers) },
    { onError: (error) => told.push(error) },
  );
  await gateway.query('{ posts { nodes { id } } }');
  expect(told).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('/srv/www/menu.php') }),
  );
});
