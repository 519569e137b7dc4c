import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { run } from '../../src/cli/run.ts';

/** A plugin that many sites have: it hides authors from everyone. */
const HIDES_USERS = `<?php add_filter( 'rest_pre_dispatch', function ( $result, $server, $request ) {
  if ( '/wp/v2/users' !== $request->get_route() || is_user_logged_in() ) return $result;
  return new WP_Error( 'rest_user_cannot_view', 'Sorry, you are not allowed to list users.', array( 'status' => 401 ) );
}, 10, 3 );`;

const PASSWORD = `
  $id = wp_insert_user( array( 'user_login' => 'the-editor', 'user_pass' => wp_generate_password(), 'role' => 'editor' ) );
  echo WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'Test' ) )[0];`;

const PATIENT = ['--headers-timeout', '150000', '--body-timeout', '150000', '--time-limit', '170'];

let wordPress: EmbeddedWordPress;
let password = '';
beforeAll(async () => {
  wordPress = await startWordPress();
  password = await wordPress.run(PASSWORD);
});
afterAll(() => wordPress.stop());

async function doctor(...argv: string[]) {
  let stdout = '';
  const code = await run({
    argv: ['doctor', wordPress.url, ...PATIENT, ...argv],
    env: {},
    print: (text) => {
      stdout += text;
    },
    printError: () => {},
  });
  return { code, stdout };
}

async function report(...argv: string[]) {
  const { code, stdout } = await doctor('--json', ...argv);
  const json = JSON.parse(stdout);
  const checks: readonly { id: string; status: string; message: string; advice?: string }[] = json.checks;
  return {
    code,
    json,
    check: (id: string) => checks.find((check) => check.id === id),
    /** Problems only: the speed of the machine does not matter here. */
    limits: checks
      .filter(({ id, status }) => (status === 'warning' || status === 'failure') && id !== 'latency')
      .map(({ id }) => id),
  };
}

describe('pressgraph doctor', () => {
  test('finds everything that saves requests, and the types of the site', async () => {
    const { code, json, check, limits } = await report();
    expect({ code, limits }).toEqual({ code: 0, limits: ['compression'] });
    expect(json.site).toMatchObject({
      restRoot: `${wordPress.url}/wp-json/`,
      foundBy: 'Link header',
      isPlainPermalinks: false,
      wordPressVersion: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(
      json.collections.map(({ typeName, state }: { typeName: string; state: string }) =>
        [typeName, state].join(' '),
      ),
    ).toEqual(
      ['Post', 'Page', 'Book', 'Chapter', 'Category', 'Tag', 'Genre', 'Author', 'Media', 'Comment'].map(
        (name) => `${name} open`,
      ),
    );
    expect(json.collections[0]).toMatchObject({ describesItself: true, sampledFields: ['reading_time'] });
    for (const id of [
      'include',
      'fullPages',
      'fields',
      'totals',
      'head',
      'longLines',
      'longReads',
      'pageHeaders',
    ]) {
      expect([id, check(id)?.status]).toEqual([id, 'ok']);
    }
    expect(check('menus')?.status).toBe('ok');
    // 20 of a plain site, and eleven for what the demo has besides.
    expect(json.requests).toBe(31);
  });

  test('reports what is open to an editor', async () => {
    const { code, json } = await report('--authorization', `the-editor:${password}`);
    expect(code).toBe(0);
    expect(json.caller).toMatchObject({
      accepted: true,
      name: 'the-editor',
      roles: ['editor'],
      opens: ['drafts', '/wp/v2/menus'],
      staysClosed: ['/wp/v2/settings'],
    });
  });

  test('reports that WordPress does not accept a credential', async () => {
    const { code, check } = await report('--authorization', 'the-editor:wrong');
    expect({ code, status: check('caller')?.status }).toEqual({ code: 1, status: 'failure' });
    expect(check('caller')?.advice).toMatch(/application password/);
  });

  test('reports that a plugin hides authors, and that a credential sees them', async () => {
    await wordPress.run(
      `file_put_contents( WPMU_PLUGIN_DIR . '/hides.php', base64_decode( '${btoa(HIDES_USERS)}' ) );`,
    );
    const { code, json, check } = await report('--authorization', `the-editor:${password}`);
    expect(code).toBe(0);
    expect(check('route:/wp/v2/users')?.message).toContain('blocked by a security plugin');
    expect(json.caller.opens).toContain('/wp/v2/users');
  });
});
