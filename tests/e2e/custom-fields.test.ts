import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

/**
 * A must-use plugin that declares and answers `acf` and its links as Secure Custom Fields 6.4.1 was seen to, for an
 * image, a gallery, a relationship, a user and flexible content. Its links are added whatever `_fields` says.
 */
const PLUGIN = `<?php
add_action( 'rest_api_init', function () {
  $or_null = fn( $type, $more = array() ) => array( 'type' => array_merge( (array) $type, array( 'null' ) ) ) + $more;
  register_rest_field( 'book', 'acf', array(
    'get_callback' => fn( $item ) => get_option( 'custom_fields' )[ $item['id'] ] ?? array( 'poster' => null, 'stills' => null, 'cast' => null, 'editor' => null, 'sections' => null ),
    'schema' => array( 'type' => 'object', 'properties' => array(
      'poster' => $or_null( 'integer' ),
      'stills' => $or_null( 'array', array( 'items' => array( 'type' => 'number' ) ) ),
      'cast' => $or_null( array( 'integer', 'array' ), array( 'items' => array( 'type' => 'integer' ) ) ),
      'editor' => $or_null( array( 'integer', 'array' ), array( 'items' => array( 'type' => 'integer' ), 'maxItems' => 1 ) ),
      'sections' => $or_null( 'array', array( 'items' => array( 'oneOf' => array( array( 'type' => 'object', 'properties' => array(
        'acf_fc_layout' => array( 'type' => 'string', 'pattern' => '^picture$' ), 'photo' => $or_null( 'integer' ) ) ) ) ) ) ),
    ) ),
  ) );
  add_filter( 'rest_prepare_book', function ( $response, $post ) {
    $fields = get_option( 'custom_fields' )[ $post->ID ] ?? array();
    foreach ( $fields['cast'] ?? array() as $id ) $response->add_link( 'acf:post', rest_url( rest_get_route_for_post( $id ) ), array( 'embeddable' => true ) );
    if ( isset( $fields['editor'] ) ) $response->add_link( 'acf:user', rest_url( 'wp/v2/users/' . $fields['editor'] ), array( 'embeddable' => true ) );
    return $response;
  }, 10, 2 );
} );`;

let wordPress: EmbeddedWordPress;
let gateway: Gateway;

beforeAll(async () => {
  wordPress = await startWordPress();
  const { book, newestPost, featuredMedia, portraitMedia } = wordPress.ids;
  const values = `array( ${book} => array( 'poster' => ${featuredMedia}, 'stills' => array( ${portraitMedia} ),
    'cast' => array( ${newestPost}, ${book} ), 'editor' => (int) get_post( ${newestPost} )->post_author,
    'sections' => array( array( 'acf_fc_layout' => 'picture', 'photo' => ${portraitMedia} ) ) ) )`;
  await wordPress.run(`
    update_option( 'custom_fields', ${values} );
    wp_mkdir_p( WPMU_PLUGIN_DIR );
    file_put_contents( WPMU_PLUGIN_DIR . '/custom-fields.php', ${JSON.stringify(PLUGIN).replaceAll('$', '\\$')} );
    echo 'ok';`);
  gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url });
});
afterAll(async () => {
  await gateway?.dispose();
  await wordPress?.stop();
});

async function ask(query: string): Promise<unknown> {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await response.json();
}

test('custom fields of a real WordPress lead to media, content and users', async () => {
  const { book, featuredMedia, portraitMedia } = wordPress.ids;
  const fields = `acf { poster { databaseId mediaType } stills { databaseId height } cast { __typename title }
    editor { name } sections { ... on BookAcfSectionsPicture { photo { databaseId } } } }`;
  const found = {
    poster: { databaseId: featuredMedia, mediaType: 'IMAGE' },
    stills: [{ databaseId: portraitMedia, height: expect.any(Number) }],
    cast: [
      { __typename: 'Post', title: expect.any(String) },
      { __typename: 'Book', title: expect.any(String) },
    ],
    editor: { name: expect.any(String) },
    sections: [{ photo: { databaseId: portraitMedia } }],
  };
  expect(await ask(`{ book(by: { databaseId: ${book} }) { ${fields} } }`)).toEqual({
    data: { book: { acf: found } },
  });
  const list = (await ask(`{ books(first: 20) { nodes { databaseId ${fields} } } }`)) as {
    data: { books: { nodes: readonly { readonly databaseId: number; readonly acf: unknown }[] } };
  };
  expect(list).not.toHaveProperty('errors');
  expect(list.data.books.nodes.find(({ databaseId }) => databaseId === book)?.acf).toEqual(found);
});
