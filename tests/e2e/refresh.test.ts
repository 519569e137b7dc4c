import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import type { RequestLog } from '../../src/wordpress/http/messages.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

/** What a site developer adds one day. */
const PLUGIN = `<?php
add_action(
	'init',
	function () {
		register_taxonomy( 'process', 'recipe', array( 'label' => 'Processes', 'show_in_rest' => true, 'rest_base' => 'processes' ) );
		register_post_type(
			'recipe',
			array(
				'label'        => 'Recipes',
				'public'       => true,
				'show_in_rest' => true,
				'rest_base'    => 'recipes',
				'supports'     => array( 'title', 'editor', 'custom-fields' ),
				'taxonomies'   => array( 'process' ),
			)
		);
		register_post_meta( 'recipe', 'grams', array( 'type' => 'integer', 'single' => true, 'show_in_rest' => true ) );
	}
);
`;

const RECIPES = '{ recipes { nodes { title processes { name } meta { grams } } } }';
const REFUSED = { errors: [{ message: expect.stringContaining('Cannot query field "recipes"') }] };

let wordPress: EmbeddedWordPress;
let gateway: Gateway;
const calls: RequestLog[] = [];
beforeAll(async () => {
  wordPress = await startWordPress();
  gateway = await createGateway({
    ...PATIENT,
    cache: { ttl: 0 },
    wordpress: wordPress.url,
    freshness: { refreshInterval: 0, typeGracePeriod: 0 },
    onRequest: (log) => calls.push(log),
  });
});
afterAll(async () => {
  await gateway.dispose();
  await wordPress.stop();
});

async function query(document: string): Promise<unknown> {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
  });
  return await response.json();
}

const install = () =>
  wordPress.run(`
    file_put_contents( WPMU_PLUGIN_DIR . '/recipes.php', base64_decode( '${btoa(PLUGIN)}' ) );
    require WPMU_PLUGIN_DIR . '/recipes.php';
    do_action( 'init' );
    $id = wp_insert_post( array( 'post_type' => 'recipe', 'post_title' => 'Printer’s ink', 'post_status' => 'publish' ) );
    wp_set_object_terms( $id, 'Boiling', 'process' );
    update_post_meta( $id, 'grams', 250 );
  `);
const remove = () => wordPress.run("unlink( WPMU_PLUGIN_DIR . '/recipes.php' );");

describe('a site that registers a post type', () => {
  test('has it in GraphQL without a restart, and loses no query meanwhile', async () => {
    expect(await query(RECIPES)).toMatchObject(REFUSED);
    expect(await gateway.refresh()).toBe(false);

    await install();
    const known = '{ posts(first: 5) { nodes { title author { name } } } }';
    const before = await query(known);
    const [isNews, ...answers] = await Promise.all([
      gateway.refresh(),
      ...Array.from({ length: 50 }, () => query(known)),
    ]);
    expect(isNews).toBe(true);
    expect(before).not.toHaveProperty('errors');
    expect(answers.every((answer) => JSON.stringify(answer) === JSON.stringify(before))).toBe(true);

    expect(await query(RECIPES)).toEqual({
      data: {
        recipes: {
          nodes: [{ title: 'Printer’s ink', processes: [{ name: 'Boiling' }], meta: { grams: 250 } }],
        },
      },
    });
  });

  test('is unchanged if nothing is new', async () => {
    calls.length = 0;
    expect(await gateway.refresh()).toBe(false);
    expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('loses it again', async () => {
    await remove();
    expect(await gateway.refresh()).toBe(true);
    expect(await query(RECIPES)).toMatchObject(REFUSED);
  });
});
