import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILM_FIELDS, FIRST_FILM, filmSite, mediaTarget } from '../../helpers/film-site.ts';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import type { CustomFields } from '../../helpers/plugins/secure-custom-fields.ts';

/** Two field groups on films, and one within the first. REST sends all of it in one `acf`. */
const FILM: CustomFields = {
  ...FILM_FIELDS,
  sections: {
    kind: 'flexible_content',
    layouts: {
      quote: { words: { kind: 'text' } },
      wide_picture: { photo: { kind: 'image' }, width: { kind: 'number' } },
    },
  },
};
const FIRST = {
  ...FIRST_FILM,
  place: { ...FIRST_FILM.place, post_code: 'N1' },
  sections: [
    { layout: 'quote', words: 'Q' },
    { layout: 'wide_picture', photo: mediaTarget(101), width: 300 },
  ],
};
const SITE = filmSite(FILM, [FIRST, {}], 'light');

const COMMON = `
  interface Node { id: ID! }
  interface ContentNode { id: ID! }
  interface NodeWithTitle { id: ID! }
  interface TermNode { id: ID! }
  enum IdType { ID SLUG }
  type MediaItem implements ContentNode { id: ID! }
  type Actor implements ContentNode & NodeWithTitle { id: ID! }
  type Tag implements TermNode { id: ID! }
  type User implements Node { id: ID! }
  type RootQueryToFilmConnection { nodes: [Film!]! }
  type RootQuery { film(id: ID!, idType: IdType): Film films: RootQueryToFilmConnection }
  schema { query: RootQuery }
`;

/** As version 2 of WPGraphQL for ACF names things: interfaces for groups, connections for items. */
const NEWER = `${COMMON}
  interface AcfFieldGroup { fieldGroupName: String }
  interface WithAcfFilmDetails { filmDetails: FilmDetails }
  interface FilmDetailsSections_Layout { fieldGroupName: String }
  type AcfMediaItemConnectionEdge { node: MediaItem! cursor: String }
  type AcfMediaItemConnection { nodes: [MediaItem!]! }
  type AcfContentNodeConnectionEdge { node: ContentNode! }
  type AcfContentNodeConnection { nodes: [ContentNode!]! }
  type AcfTermNodeConnection { nodes: [TermNode!]! }
  type AcfUserConnection { nodes: [User!]! }
  type ACFGoogleMap { latitude: Float longitude: Float streetAddress: String zoom: Float postCode: String }
  type FilmDetails implements AcfFieldGroup {
    fieldGroupName: String tagline: String runningTime: Float classic: Boolean colour: [String] released: String
    place: ACFGoogleMap facts: FilmDetailsFacts awards: [FilmDetailsAwards] sections: [FilmDetailsSections_Layout]
    nowhere: String
  }
  type FilmDetailsFacts implements AcfFieldGroup { fieldGroupName: String country: String flag: AcfMediaItemConnectionEdge }
  type FilmDetailsAwards implements AcfFieldGroup { fieldGroupName: String award: String statue: AcfMediaItemConnectionEdge }
  type FilmDetailsSectionsQuoteLayout implements FilmDetailsSections_Layout & AcfFieldGroup { fieldGroupName: String words: String }
  type FilmDetailsSectionsWidePictureLayout implements FilmDetailsSections_Layout & AcfFieldGroup {
    fieldGroupName: String photo: AcfMediaItemConnectionEdge width: Int
  }
  type Relations implements AcfFieldGroup {
    fieldGroupName: String poster: AcfMediaItemConnectionEdge stills: AcfMediaItemConnection
    sequel: AcfContentNodeConnectionEdge cast: AcfContentNodeConnection topics: AcfTermNodeConnection
    director: AcfUserConnection
  }
  type Film implements ContentNode & NodeWithTitle & WithAcfFilmDetails { id: ID! filmDetails: FilmDetails relations: Relations }
`;

/** As its former version did: items themselves, and unions. */
const OLDER = `${COMMON}
  type Film_Filmdetails { fieldGroupName: String tagline: String poster: MediaItem stills: [MediaItem]
    cast: [Film_Filmdetails_Cast] sequel: Film_Filmdetails_Sequel topics: [Tag] director: User
    sections: [Film_Filmdetails_Sections] colour: String runningTime: Int }
  union Film_Filmdetails_Cast = Actor | Film
  union Film_Filmdetails_Sequel = Actor | Film
  union Film_Filmdetails_Sections = Film_Filmdetails_Sections_Quote | Film_Filmdetails_Sections_WidePicture
  type Film_Filmdetails_Sections_Quote { fieldGroupName: String words: String }
  type Film_Filmdetails_Sections_WidePicture { fieldGroupName: String photo: MediaItem width: Float }
  type Film implements ContentNode & NodeWithTitle { id: ID! filmDetails: Film_Filmdetails }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-'));
  await writeFile(join(folder, 'newer.graphql'), NEWER);
  await writeFile(join(folder, 'older.graphql'), OLDER);
});
afterAll(() => rm(folder, { recursive: true }));

const start = (schema: string): Promise<TestGateway> =>
  startGateway(SITE, { wpgraphqlSchema: join(folder, schema), cache: { ttl: 0 } });

async function ask({ gateway }: TestGateway, query: string): Promise<unknown> {
  const response = await gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await response.json();
}

const id = (databaseId: number) => ({ databaseId });
const node = (databaseId: number) => ({ node: id(databaseId) });

test('field groups have the names and types of the given schema', async () => {
  await using gateway = await start('newer.graphql');
  const answer = await ask(
    gateway,
    `{ films { nodes { title
      ... on WithAcfFilmDetails { filmDetails {
        fieldGroupName tagline runningTime classic colour released
        place { latitude longitude streetAddress zoom postCode }
        facts { __typename country flag { node { databaseId } } }
        awards { award statue { node { databaseId } } }
        sections { __typename
          ... on FilmDetailsSectionsQuoteLayout { words }
          ... on FilmDetailsSectionsWidePictureLayout { width photo { node { databaseId } } } }
      } }
      relations {
        poster { node { databaseId altText } } stills { nodes { databaseId } }
        sequel { node { databaseId ... on Film { title } } } cast { nodes { __typename databaseId } }
        topics { nodes { name } } director { nodes { name } }
      }
    } } }`,
  );
  const NONE = {
    classic: false,
    colour: null,
    facts: { country: '', flag: null },
    awards: null,
    sections: null,
  };
  expect(answer).toEqual({
    data: {
      films: {
        nodes: [
          {
            title: 'Second',
            filmDetails: expect.objectContaining({ tagline: '', runningTime: null, released: null }),
            relations: { poster: null, stills: null, sequel: null, cast: null, topics: null, director: null },
          },
          {
            title: 'First',
            filmDetails: {
              ...{ fieldGroupName: 'FilmDetails', tagline: 'In space', runningTime: 117.5, classic: true },
              ...{ colour: ['dark-blue'], released: '2024-01-31T00:00:00+00:00' },
              place: { latitude: 51.5, longitude: -0.12, streetAddress: 'Main St', zoom: 14, postCode: 'N1' },
              facts: { __typename: 'FilmDetailsFacts', country: 'NO', flag: node(102) },
              awards: [
                { award: 'Best', statue: node(100) },
                { award: 'Second', statue: null },
              ],
              sections: [
                { __typename: 'FilmDetailsSectionsQuoteLayout', words: 'Q' },
                { __typename: 'FilmDetailsSectionsWidePictureLayout', width: 300, photo: node(101) },
              ],
            },
            relations: {
              poster: { node: { databaseId: 100, altText: 'Alternative text of image 100' } },
              stills: { nodes: [id(101), id(100)] },
              sequel: { node: { databaseId: 2, title: 'Second' } },
              cast: {
                nodes: [
                  { __typename: 'Actor', databaseId: 31 },
                  { __typename: 'Actor', databaseId: 30 },
                ],
              },
              topics: { nodes: [{ name: 'Space' }] },
              director: { nodes: [{ name: 'Director' }] },
            },
          },
        ],
      },
    },
  });
  expect(answer).toMatchObject({
    data: { films: { nodes: [{ filmDetails: { ...NONE, place: null } }, {}] } },
  });
  // The films, and one batch for each kind of item that more than the id is asked of.
  expect(gateway.asked().map((call) => call.split('?')[0])).toEqual([
    ...['/wp/v2/films', '/wp/v2/media', '/wp/v2/tags', '/wp/v2/users'],
  ]);
});

test('of the former version, too, whose fields are items themselves', async () => {
  await using gateway = await start('older.graphql');
  expect(
    await ask(
      gateway,
      `{ film(id: 1, idType: DATABASE_ID) { filmDetails {
        tagline colour poster { databaseId } stills { databaseId }
        cast { __typename ... on Actor { title } } sequel { ... on Film { title } ... on Actor { slug } }
        topics { name } director { name }
        sections { ... on Film_Filmdetails_Sections_Quote { words }
          ... on Film_Filmdetails_Sections_WidePicture { width photo { databaseId } } }
      } } }`,
    ),
  ).toEqual({
    data: {
      film: {
        filmDetails: {
          ...{ tagline: 'In space', colour: 'dark-blue', poster: id(100), stills: [id(101), id(100)] },
          cast: [
            { __typename: 'Actor', title: 'Actor 31' },
            { __typename: 'Actor', title: 'Actor 30' },
          ],
          sequel: { title: 'Second' },
          topics: [{ name: 'Space' }],
          director: { name: 'Director' },
          sections: [{ words: 'Q' }, { width: 300, photo: id(101) }],
        },
      },
    },
  });
});

test('what REST does not send, and what does not fit, are errors at their paths', async () => {
  await using newer = await start('newer.graphql');
  expect(
    await ask(newer, '{ film(id: 1, idType: DATABASE_ID) { filmDetails { tagline nowhere } } }'),
  ).toMatchObject({
    data: { film: { filmDetails: { tagline: 'In space', nowhere: null } } },
    errors: [
      {
        message: expect.stringContaining('`FilmDetails.nowhere`'),
        path: ['film', 'filmDetails', 'nowhere'],
        extensions: { code: 'UPSTREAM_ERROR' },
      },
    ],
  });
  await using older = await start('older.graphql');
  expect(
    await ask(older, '{ film(id: 1, idType: DATABASE_ID) { filmDetails { tagline runningTime } } }'),
  ).toMatchObject({
    data: { film: { filmDetails: { tagline: 'In space', runningTime: null } } },
    errors: [
      { message: expect.stringContaining('`running_time`'), path: ['film', 'filmDetails', 'runningTime'] },
    ],
  });
});
