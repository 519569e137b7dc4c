import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../../src/graphql/build-schema.ts';
import type { DiscoveredTaxonomy, DiscoveredType } from '../../../src/model/discovery.ts';
import { buildSiteModel, CORE_SITE } from '../../../src/model/site-model.ts';

const core = buildSchema(CORE_SITE);
const ownTypes = (): GraphQLNamedType[] =>
  Object.values(core.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

const named = (slug: string, restBase = `${slug}s`) => ({
  slug,
  name: slug,
  description: '',
  hierarchical: true,
  restBase,
  restNamespace: 'wp/v2',
});
const typeNamed = (slug: string): DiscoveredType => ({
  ...named(slug),
  hasArchive: false,
  taxonomies: ['genre', 'category'],
});
const taxonomyNamed = (slug: string, types: readonly string[]): DiscoveredTaxonomy => ({
  ...named(slug),
  types,
});
const siteWith = (types: readonly DiscoveredType[], taxonomies: readonly DiscoveredTaxonomy[]) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types,
    taxonomies,
  });

describe('core schema', () => {
  test('matches schema/schema.graphql (update it with `npm run codegen`)', () => {
    const committed = readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(printSchema(lexicographicSortSchema(core)).trim()).toBe(committed.trim());
  });

  test('every type, field, argument and enum value has a description', () => {
    const silent: string[] = [];
    const note = (name: string, description: string | null | undefined) => {
      if (!description) silent.push(name);
    };
    for (const type of ownTypes()) {
      note(type.name, type.description);
      if (isEnumType(type))
        for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field.description);
        if ('args' in field)
          for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    }
    expect(silent).toEqual([]);
  });
});

describe('schema of a site', () => {
  test('custom types are wired like built-in ones', () => {
    const schema = buildSchema(siteWith([typeNamed('book')], [taxonomyNamed('genre', ['book'])]));
    const sdl = printSchema(schema);
    expect(sdl).toMatch(/type Book implements Node & Content|type Book implements Content & Node/);
    expect(sdl).toMatch(/books\([^)]*\): BookConnection/s);
    expect(sdl).toMatch(/genres: \[Genre!\]/);
    expect(sdl).toMatch(/input BookFilter/);
  });

  test('builds with any type names', { timeout: 60_000 }, () => {
    const fieldNames = ownTypes().flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
    );
    const slugs = [...new Set([...ownTypes().map(({ name }) => name), ...fieldNames])];
    const types = slugs.map(typeNamed);
    const taxonomies = slugs.map((slug) => taxonomyNamed(slug, slugs.slice(0, 3)));
    expect(validateSchema(buildSchema(siteWith(types, taxonomies)))).toEqual([]);
  });

  test('each build is independent, so that one process can serve two sites', () => {
    const books = buildSchema(siteWith([typeNamed('book')], []));
    expect(books.getType('Book')).toBeDefined();
    expect(buildSchema(CORE_SITE).getType('Book')).toBeUndefined();
  });
});
