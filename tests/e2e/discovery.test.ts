import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

/** What a site with many plugins registers, one of each kind. */
const PLUGIN = `<?php
add_action( 'init', function () {
	register_post_type( 'node', array( 'label' => 'Nodes', 'public' => true, 'show_in_rest' => true, 'rest_base' => 'nodes', 'supports' => array( 'title', 'custom-fields' ) ) );
	register_taxonomy( 'mood', array( 'post', 'node' ), array( 'label' => 'Moods', 'show_in_rest' => true, 'rest_base' => 'moods' ) );
	$show = fn( $type, $more = array() ) => array( 'type' => $type, 'single' => true, 'show_in_rest' => $more ? array( 'schema' => $more ) : true );
	register_post_meta( 'post', 'press_text', $show( 'string' ) );
	register_post_meta( 'post', 'press_truth', $show( 'boolean' ) );
	register_post_meta( 'post', 'press_whole', $show( 'integer' ) );
	register_post_meta( 'post', 'press_number', $show( 'number' ) );
	register_post_meta( 'post', 'press_list', $show( 'array', array( 'type' => 'array', 'items' => array( 'type' => 'string' ) ) ) );
	register_post_meta( 'post', 'press_object', $show( 'object', array( 'type' => 'object', 'properties' => array( 'shelf' => array( 'type' => 'integer' ), 'room' => array( 'type' => 'string' ) ) ) ) );
	register_term_meta( 'category', 'colour', $show( 'string' ) );
	register_meta( 'user', 'motto', $show( 'string' ) );
} );
add_action( 'rest_api_init', function () {
	register_rest_field( 'post', 'difficulty', array(
		'get_callback' => fn() => 'for-experts',
		'schema'       => array( 'type' => 'string', 'enum' => array( 'for-all', 'for-experts' ), 'description' => 'Who can follow it.' ),
	) );
	register_rest_field( 'post', 'node', array( 'get_callback' => fn() => array( 'a', 'b' ) ) );
	register_rest_field( 'category', 'rank', array( 'get_callback' => fn( $term ) => $term['id'] ) );
	register_rest_field( 'user', 'shoe_size', array( 'get_callback' => fn() => 42.5, 'schema' => array( 'type' => 'number' ) ) );
	register_rest_field( 'comment', 'likes', array( 'get_callback' => fn() => 3 ) );
	register_rest_field( 'attachment', 'blur_hash', array( 'get_callback' => fn() => 'LKO2' ) );
} );
`;

/** Every field added by the plugin has a value here. */
const FILL = `
  file_put_contents( WPMU_PLUGIN_DIR . '/strange.php', base64_decode( '${btoa(PLUGIN)}' ) );
  require WPMU_PLUGIN_DIR . '/strange.php';
  do_action( 'init' );
  $post = get_posts( array( 'numberposts' => 1 ) )[0];
  foreach ( array( 'text' => 'Ink', 'truth' => true, 'whole' => 7, 'number' => 2.5, 'list' => array( 'a', 'b' ), 'object' => array( 'shelf' => 3, 'room' => 'A' ) ) as $key => $value ) {
    update_post_meta( $post->ID, "press_$key", $value );
  }
  wp_set_object_terms( $post->ID, 'Calm', 'mood' );
  wp_insert_post( array( 'post_type' => 'node', 'post_title' => 'A node called node', 'post_status' => 'publish' ) );
  update_term_meta( wp_get_post_categories( $post->ID )[0], 'colour', 'red' );
  update_user_meta( $post->post_author, 'motto', 'Ink first' );
  echo $post->ID;
`;

async function ask(gateway: Gateway, document: string) {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
  });
  return (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
}

describe('a site whose plugins register everything they can', () => {
  let wordPress: EmbeddedWordPress;
  let gateway: Gateway;
  let id = '';
  beforeAll(async () => {
    wordPress = await startWordPress();
    id = await wordPress.run(FILL);
    gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url, cache: { ttl: 0 } });
  });
  afterAll(async () => {
    await gateway.dispose();
    await wordPress.stop();
  });

  test('has meta of every type as typed objects', async () => {
    const query = `{ post(by: { databaseId: ${id} }) {
      meta { pressText pressTruth pressWhole pressNumber pressList pressObject { shelf room } }
      categories { meta { colour } }
      author { meta { motto } }
    } }`;
    expect(await ask(gateway, query)).toMatchObject({
      data: {
        post: {
          meta: {
            pressText: 'Ink',
            pressTruth: true,
            pressWhole: 7,
            pressNumber: 2.5,
            pressList: ['a', 'b'],
            pressObject: { shelf: 3, room: 'A' },
          },
          categories: expect.arrayContaining([{ meta: { colour: 'red' } }]),
          author: { meta: { motto: 'Ink first' } },
        },
      },
    });
  });

  test('has fields with and without a schema, on items of every kind', async () => {
    const query = `{
      posts(first: 1) { nodes { difficulty node categories { databaseId rank } author { shoeSize } } }
      comments(first: 1) { nodes { likes } }
      media(first: 1) { nodes { blurHash } }
    }`;
    const { data, errors } = await ask(gateway, query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      posts: { nodes: [{ difficulty: 'FOR_EXPERTS', node: ['a', 'b'], author: { shoeSize: 42.5 } }] },
      comments: { nodes: [{ likes: 3 }] },
      media: { nodes: [{ blurHash: 'LKO2' }] },
    });
  });

  test('has a type and a taxonomy whose names collide with the schema’s, or are close to them', async () => {
    const { data } = await ask(gateway, '{ contentTypes { slug typeName singleField listField } }');
    expect(data?.['contentTypes']).toContainEqual({
      slug: 'node',
      typeName: 'NodeContent',
      singleField: 'nodeContent',
      listField: 'nodeContents',
    });
    const query = `{
      nodeContents { nodes { __typename title } }
      mood(by: { slug: "calm" }) { name posts { nodes { databaseId } } nodeContents { totalCount } }
    }`;
    expect(await ask(gateway, query)).toEqual({
      data: {
        nodeContents: { nodes: [{ __typename: 'NodeContent', title: 'A node called node' }] },
        mood: {
          name: 'Calm',
          posts: { nodes: [{ databaseId: Number(id) }] },
          nodeContents: { totalCount: 0 },
        },
      },
    });
  });
});

describe('a site with only the core', () => {
  let wordPress: EmbeddedWordPress;
  let gateway: Gateway;
  beforeAll(async () => {
    wordPress = await startWordPress({ seed: false, permalinks: 'plain' });
    // The magazine's own types are registered by files that exist even without its content.
    await wordPress.run(
      "array_map( 'unlink', preg_grep( '/content|plugins/', glob( WPMU_PLUGIN_DIR . '/*.php' ) ) );",
    );
    gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url, cache: { ttl: 0 } });
  });
  afterAll(async () => {
    await gateway.dispose();
    await wordPress.stop();
  });

  test('has only the core types, and each of them works', async () => {
    const query = `{
      contentTypes { slug } taxonomies { slug }
      posts { totalCount nodes { title tags { name } categories { name } author { name } comments { totalCount } featuredMedia { id } } }
      pages { nodes { title parent { id } } }
      media { totalCount } authors { totalCount } tags { totalCount } comments { nodes { authorName } }
      search(query: "hello") { nodes { title } }
      site { name permalinkShape }
    }`;
    const { data, errors } = await ask(gateway, query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      contentTypes: [{ slug: 'post' }, { slug: 'page' }],
      taxonomies: [{ slug: 'category' }, { slug: 'post_tag' }],
      posts: {
        totalCount: 1,
        nodes: [{ title: 'Hello world!', tags: [], featuredMedia: null, comments: { totalCount: 1 } }],
      },
      media: { totalCount: 0 },
      search: { nodes: [{ title: 'Hello world!' }] },
      site: { permalinkShape: 'PLAIN' },
    });
  });
});
