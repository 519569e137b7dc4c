import { describe, expect, test } from 'vitest';
import {
  actorTarget,
  FILM_FIELDS,
  FIRST_FILM,
  filmSite,
  filmTarget,
  mediaTarget,
} from '../../helpers/film-site.ts';
import { startGateway } from '../../helpers/gateway.ts';
import type { CustomFields, Format } from '../../helpers/plugins/secure-custom-fields.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const FILM: CustomFields = {
  ...FILM_FIELDS,
  formats: { kind: 'checkbox', choices: ['imax', 'dvd'] },
  rating: { kind: 'radio', choices: ['pg', 'r'] },
  mixed: { kind: 'relationship' },
  sections: {
    kind: 'flexible_content',
    layouts: {
      quote: { words: { kind: 'text' } },
      picture: { photo: { kind: 'image' }, width: { kind: 'number' } },
    },
  },
  never_filled: { kind: 'post_object' },
};
const FIRST = {
  ...FIRST_FILM,
  formats: ['imax', 'dvd'],
  rating: 'pg',
  mixed: [actorTarget(30), mediaTarget(102), filmTarget(2)],
  sections: [
    { layout: 'quote', words: 'Q' },
    { layout: 'picture', photo: mediaTarget(101), width: 300 },
  ],
};
const films = (format: Format) => filmSite(FILM, [FIRST, { tagline: 'Empty' }], format);

const FIELDS = `tagline runningTime poster { databaseId altText } stills { databaseId } colour formats rating classic
  sequel { title ... on Film { databaseId } } cast { __typename title } mixed { __typename ... on Content { title } ... on Media { databaseId } }
  topics { name } director { name } place { lat lng zoom postCode }
  facts { country flag { databaseId } } awards { award statue { databaseId } }
  sections { __typename ... on FilmAcfSectionsQuote { words } ... on FilmAcfSectionsPicture { width photo { databaseId } } }
  neverFilled { id }`;

const FOUND = {
  tagline: 'In space',
  runningTime: 117.5,
  poster: { databaseId: 100, altText: 'Alternative text of image 100' },
  stills: [{ databaseId: 101 }, { databaseId: 100 }],
  colour: 'DARK_BLUE',
  formats: ['IMAX', 'DVD'],
  rating: 'PG',
  classic: true,
  sequel: { title: 'Second', databaseId: 2 },
  cast: [
    { __typename: 'Actor', title: 'Actor 31' },
    { __typename: 'Actor', title: 'Actor 30' },
  ],
  mixed: [
    { __typename: 'Actor', title: 'Actor 30' },
    { __typename: 'Media', databaseId: 102 },
    { __typename: 'Film', title: 'Second' },
  ],
  topics: [{ name: 'Space' }],
  director: { name: 'Director' },
  place: { lat: 51.5, lng: -0.12, zoom: 14, postCode: null },
  facts: { country: 'NO', flag: { databaseId: 102 } },
  awards: [
    { award: 'Best', statue: { databaseId: 100 } },
    { award: 'Second', statue: null },
  ],
  sections: [
    { __typename: 'FilmAcfSectionsQuote', words: 'Q' },
    { __typename: 'FilmAcfSectionsPicture', width: 300, photo: { databaseId: 101 } },
  ],
  neverFilled: null,
};

describe('what custom fields refer to are nodes, loaded in the batches of all other relations', () => {
  test.each(['light', 'standard'] as const)('in the %s format', async (format) => {
    await using gateway = await startGateway(films(format));
    expect(await gateway.query(`{ films { nodes { title acf { ${FIELDS} } } } }`)).toEqual({
      data: {
        films: {
          nodes: [
            {
              title: 'Second',
              acf: expect.objectContaining({ tagline: 'Empty', poster: null, sequel: null }),
            },
            { title: 'First', acf: FOUND },
          ],
        },
      },
    });
    const links = '_links.acf:attachment,_links.acf:post,_links.acf:term,_links.acf:user';
    expect(gateway.asked()).toEqual([
      '/wp/v2/actors?include=31,30&per_page=2&_fields=id,title.rendered',
      `/wp/v2/films?orderby=date&order=desc&per_page=10&_fields=${links},acf,id,title.rendered`,
      '/wp/v2/media?include=100&per_page=1&_fields=alt_text,id',
      '/wp/v2/tags?include=7&per_page=1&_fields=id,name',
      '/wp/v2/users?include=5&per_page=1&_fields=id,name',
    ]);
  });

  test('their ids are free, and links are asked only where they tell the type', async () => {
    await using gateway = await startGateway(films('light'));
    const { data } = await gateway.query(
      '{ films(last: 1) { nodes { acf { tagline poster { databaseId } director { databaseId } } } } }',
    );
    expect(data).toMatchObject({
      films: { nodes: [{ acf: { poster: { databaseId: 100 }, director: { databaseId: 5 } } }] },
    });
    expect(gateway.asked().filter((call) => !call.startsWith('/wp/v2/films'))).toEqual([]);
    await gateway.query('{ film(by: { databaseId: 1 }) { acf { cast { databaseId } } } }');
    expect(gateway.asked()).toEqual([
      '/wp/v2/films?include=1&per_page=1&_fields=_links.acf:attachment,_links.acf:post,acf,id',
    ]);
  });

  test('dates are dates where the format keeps them', async () => {
    await using gateway = await startGateway(films('light'));
    const { data } = await gateway.query('{ film(by: { databaseId: 1 }) { acf { released } } }');
    expect(data).toEqual({ film: { acf: { released: '2024-01-31' } } });
    await using standard = await startGateway(films('standard'));
    const text = await standard.query('{ film(by: { databaseId: 1 }) { acf { released } } }');
    expect(text.data).toEqual({ film: { acf: { released: '31/01/2024' } } });
  });
});

describe('without a declaration', () => {
  const withoutSchema = (format: Format) => {
    const { declares: _declares, ...site } = films(format);
    return site;
  };

  test('links and shapes tell; fields of all items count', async () => {
    await using gateway = await startGateway(withoutSchema('standard'));
    const { data } = await gateway.query(
      '{ film(by: { databaseId: 1 }) { acf { runningTime poster { databaseId } cast { title } sections { __typename } } } }',
    );
    expect(data).toEqual({
      film: {
        acf: {
          // Secure Custom Fields sends numbers as texts here.
          runningTime: '117.5',
          poster: { databaseId: 100 },
          cast: [{ title: 'Actor 31' }, { title: 'Actor 30' }],
          sections: [{ __typename: 'FilmAcfSectionsQuote' }, { __typename: 'FilmAcfSectionsPicture' }],
        },
      },
    });
  });

  test('ids that no link explains stay numbers', async () => {
    await using gateway = await startGateway(withoutSchema('light'));
    const { data } = await gateway.query(
      '{ film(by: { databaseId: 1 }) { acf { poster cast { title } topics { name } } } }',
    );
    expect(data).toEqual({
      film: {
        acf: {
          poster: 100,
          cast: [{ title: 'Actor 31' }, { title: 'Actor 30' }],
          topics: [{ name: 'Space' }],
        },
      },
    });
  });
});

describe('a value that does not fit its type', () => {
  const posts = [
    makePost({ id: 1, rating: 'pg', scores: [1, 2] }),
    makePost({ id: 2, rating: 'r', scores: [3] }),
  ];

  test('is an error at its path, and in a list only in its place', async () => {
    const properties = {
      rating: { type: 'string', enum: ['pg', 'r'] },
      scores: { type: 'array', items: { type: 'integer' } },
    };
    await using gateway = await startGateway({ posts, declares: { '/wp/v2/posts': { properties } } });
    Object.assign(posts[0] ?? {}, { rating: 'x', scores: [1, 'many'] });
    const { data, errors } = await gateway.query('{ posts { nodes { rating scores } } }');
    expect(data).toEqual({
      posts: {
        nodes: [
          { rating: 'R', scores: [3] },
          { rating: null, scores: [1, null] },
        ],
      },
    });
    expect(errors).toMatchObject([
      { path: ['posts', 'nodes', 1, 'rating'], extensions: { code: 'UPSTREAM_ERROR' } },
      { path: ['posts', 'nodes', 1, 'scores', 1], extensions: { code: 'UPSTREAM_ERROR' } },
    ]);
  });
});
