import type { GraphQLSchema } from 'graphql';
import { buildSchema, buildWPGraphQLSchema } from '../../../src/graphql/build-schema.ts';
import { mergeSchemas } from '../../../src/graphql/merged/schema/merge-schemas.ts';
import { buildSiteModel } from '../../../src/model/site-model.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { calendarOf, makeEvent } from '../../helpers/plugins/events-calendar.ts';
import {
  type CustomFields,
  customFieldsOf,
  customFieldsSchema,
} from '../../helpers/plugins/secure-custom-fields.ts';
import { makeProduct, shopOf } from '../../helpers/plugins/woocommerce.ts';
import {
  listedByPolylang,
  POLYLANG_LANGUAGES,
  POLYLANG_PARAMETERS,
} from '../../helpers/wordpress/languages.ts';
import { HOME, makeCustom, makeMedia, makePage, makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** The custom fields of docs/custom-fields.md. */
const FILM: CustomFields = {
  running_time: { kind: 'number' },
  released: { kind: 'date_picker' },
  poster: { kind: 'image' },
  cast: { kind: 'relationship' },
  sections: {
    kind: 'flexible_content',
    layouts: { quote: { words: { kind: 'text' } }, picture: { photo: { kind: 'image' } } },
  },
};
const ACTOR: CustomFields = { born: { kind: 'date_picker' } };
const PORTRAIT = { id: 100, type: 'attachment', route: '/wp/v2/media' };

const house: WordPressServerOptions = {
  polylang: POLYLANG_LANGUAGES(HOME),
  listed: listedByPolylang,
  posts: [makePost({ id: 1, lang: 'en', translations: { en: 1 } })],
  pages: [makePage({ id: 2, lang: 'en', translations: { en: 2 } })],
  media: [makeMedia({ id: 100 })],
  types: {
    book: { rest_base: 'books', taxonomies: ['genre'] },
    film: { rest_base: 'films' },
    actor: { rest_base: 'actors' },
  },
  taxonomies: { genre: { rest_base: 'genres', types: ['book'] } },
  custom: {
    film: [
      makeCustom('film', {
        id: 3,
        ...customFieldsOf(
          FILM,
          {
            ...{ running_time: 117.5, released: '20240131', poster: PORTRAIT },
            cast: [{ id: 4, type: 'actor', route: '/wp/v2/actors' }],
            sections: [
              { layout: 'quote', words: 'Hello' },
              { layout: 'picture', photo: PORTRAIT },
            ],
          },
          'light',
        ),
      }),
    ],
    actor: [makeCustom('actor', { id: 4, ...customFieldsOf(ACTOR, { born: '19700101' }, 'light') })],
    book: [makeCustom('book', { id: 5 })],
  },
  declares: {
    '/wp/v2/posts': { furtherParameters: POLYLANG_PARAMETERS },
    '/wp/v2/films': { properties: { acf: customFieldsSchema(FILM) } },
    '/wp/v2/actors': { properties: { acf: customFieldsSchema(ACTOR) } },
    '/wp/v2/books': {
      properties: {
        meta: { type: 'object', properties: { isbn: { type: 'string' }, pages: { type: 'integer' } } },
      },
      writable: {
        ...{ title: { type: 'object' }, status: { type: 'string' }, date_gmt: { type: 'string' } },
        ...{ author: { type: 'integer' }, featured_media: { type: 'integer' }, genres: { type: 'array' } },
        meta: {
          type: 'object',
          properties: { isbn: { type: 'string' }, pages: { type: 'integer' } },
        },
      },
    },
  },
};

/** The schemas of the sites that the documentation describes: its examples are valid in one of them. */
export interface DocumentedSchemas {
  readonly native: readonly GraphQLSchema[];
  readonly wpgraphql: GraphQLSchema;
}

export async function documentedSchemas(): Promise<DocumentedSchemas> {
  const native: GraphQLSchema[] = [];
  let wpgraphql: GraphQLSchema | undefined;
  for (const contents of [house, shopOf([makeProduct({ id: 12 })]), calendarOf([makeEvent({ id: 3 })])]) {
    await using server = await startWordPressServer(contents);
    const site = await discoverSite(server.url);
    const model = buildSiteModel(site.discovery);
    native.push(buildSchema(model));
    wpgraphql ??= buildWPGraphQLSchema(model);
    await site.client.close();
  }
  if (!wpgraphql) throw new Error('Expected a site.');
  const [first] = native;
  if (!first) throw new Error('Expected a site.');
  const all = mergeSchemas(new Map(['us', 'in'].map((key) => [key, first] as const)));
  return { native: [...native, all.schema], wpgraphql };
}
