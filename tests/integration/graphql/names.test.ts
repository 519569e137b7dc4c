import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { answerRoute } from '../../helpers/wordpress-rest.ts';
import { makeCustom } from '../../helpers/wordpress-rows.ts';
import {
  type OverrideRequest,
  startWordPressServer,
  type WordPressServer,
} from '../../helpers/wordpress-server.ts';
import { makeSite } from '../../helpers/wordpress-site.ts';

// As WordPress declares it by default: the REST base is the slug.
const types = { movie: { name: 'Filme', rest_base: 'movie' } };
const taxonomies = {
  product_cat: { name: 'Product categories', rest_base: 'product_cat', types: ['movie'] },
};
const custom = { movie: [makeCustom('movie', { id: 7 })] };

describe('lists of a type whose REST base is its slug', () => {
  test('have its plural', async () => {
    await using gateway = await startGateway({ types, taxonomies, custom });
    const query = `{ movies { nodes { __typename databaseId } } productCategories { nodes { name } }
      contentTypes { slug typeName singleField listField } taxonomies { slug listField } }`;
    const { data, errors } = await gateway.query<Record<string, unknown[]>>(query);
    expect(errors).toBeUndefined();
    expect(data['movies']).toEqual({ nodes: [{ __typename: 'Movie', databaseId: 7 }] });
    expect(data['contentTypes']).toContainEqual({
      ...{ slug: 'movie', typeName: 'Movie', singleField: 'movie', listField: 'movies' },
    });
    expect(data['taxonomies']).toContainEqual({ slug: 'product_cat', listField: 'productCategories' });
  });
});

describe('given names', () => {
  let folder: string;
  let file: string;
  let site: WordPressServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pressgraph-'));
    file = join(folder, 'names.json');
    await writeFile(file, JSON.stringify({ movie: { type: 'Film' } }));
    site = await startWordPressServer({ types, taxonomies, custom });
  });
  afterAll(() => Promise.all([site.close(), rm(folder, { recursive: true })]));

  test.each([
    ['a file', () => file],
    ['an object', () => ({ movie: { type: 'Film' } })],
  ])('of %s are those of the schema, its global ids among them', async (_name, names) => {
    await using gateway = await startGateway({ types, taxonomies, custom }, { names: names() });
    const { data, errors } = await gateway.query<{ films: { nodes: { id: string; __typename: string }[] } }>(
      '{ films { nodes { id __typename } } }',
    );
    expect(errors).toBeUndefined();
    const [film] = data.films.nodes;
    expect(film?.__typename).toBe('Film');
    const again = await gateway.query('query ($id: ID!) { film(by: { id: $id }) { databaseId } }', {
      id: film?.id,
    });
    expect(again).toEqual({ data: { film: { databaseId: 7 } } });
  });

  test.each([
    ['a slug that the site does not have', { movi: { type: 'Film' } }, 'got “movi”. Did you mean movie?'],
    ['a name that is no name', { movie: { type: 'film' } }, 'movie.type: expected a type name'],
    ['a key that does not exist', { movie: { name: 'film' } }, 'movie: Unrecognized key'],
    ['nothing at all', { movie: {} }, 'movie: expected `type`, `singular` or `plural`'],
    [
      'a file that does not exist',
      '/nowhere/names.json',
      'Expected names in /nowhere/names.json, got an unreadable file.',
    ],
  ])('with %s are refused', async (_name, names, message) => {
    await expect(startGateway({ types, custom }, { names: names as string })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message),
    });
  });

  test('are ignored once their type is gone', async () => {
    const without = makeSite({});
    const override = ({ route, query }: OverrideRequest) =>
      route === undefined ? undefined : answerRoute(without, route, query);
    await using gateway = await startGateway(
      { types, custom, override },
      { names: file, freshness: { typeGracePeriod: 0 } },
    );
    expect(await gateway.gateway.refresh()).toBe(true);
    expect(await gateway.query('{ films { nodes { id } } }')).toHaveProperty('errors');
  });

  test('are those of `pressgraph schema`, too', async () => {
    let stdout = '';
    const code = await run({
      ...{ argv: ['schema', site.url, '--names', file], env: {}, printError: () => {} },
      print: (text) => {
        stdout += text;
      },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('type Film implements');
    expect(stdout).not.toContain('Movie');
  });
});
