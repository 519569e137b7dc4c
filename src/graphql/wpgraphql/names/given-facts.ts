import {
  buildClientSchema,
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { isRecord } from '../../../base/json.ts';

/** What a schema that WPGraphQL itself had served tells of a site's registrations. */
export interface GivenFacts {
  readonly contentTypes: readonly GivenType[];
  readonly taxonomies: readonly GivenType[];
  /** Names of the types of templates: `Template_Wide`. */
  readonly templates: readonly string[];
  /** The interfaces of each type. */
  readonly interfaces: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of the values of enums. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** The schema, if it is there as a whole. */
  readonly schema?: GraphQLSchema;
}

/** A type of content or of terms, and its fields at the root. */
export interface GivenType {
  readonly typeName: string;
  readonly single?: string | undefined;
  readonly plural?: string | undefined;
}

/**
 * Reads SDL, the JSON of an introspection, or the possible types that Apollo and Faust keep in a file.
 *
 * @throws Error If it is none of them.
 */
export function parseGivenFacts(text: string): GivenFacts {
  if (!/^\s*[{[]/.test(text)) return factsOf(buildSchema(text, { assumeValidSDL: true }));
  const json: unknown = JSON.parse(text);
  const data = isRecord(json) && isRecord(json['data']) ? json['data'] : json;
  if (!isRecord(data)) throw new TypeError('Expected an object.');
  if (isRecord(data['__schema'])) return factsOf(buildClientSchema(data as unknown as IntrospectionQuery));
  const possible = isRecord(data['possibleTypes']) ? data['possibleTypes'] : data;
  if (!Array.isArray(possible['ContentNode'])) throw new TypeError('Expected `__schema` or `possibleTypes`.');
  return factsOfPossibleTypes(possible);
}

function factsOf(schema: GraphQLSchema): GivenFacts {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const types = Object.values(schema.getTypeMap());
  return {
    schema,
    contentTypes: typesAtRoot(fields, 'ContentNode'),
    taxonomies: typesAtRoot(fields, 'TermNode').filter(({ typeName }) => typeName !== 'PostFormat'),
    interfaces: new Map(
      types
        .filter(isObjectType)
        .map((type) => [type.name, new Set(type.getInterfaces().map(({ name }) => name))]),
    ),
    templates: types
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'ContentTemplate'))
      .flatMap(({ name }) => (name === 'DefaultTemplate' ? [] : [name])),
    enums: new Map(
      types.filter(isEnumType).map((type) => [type.name, type.getValues().map(({ name }) => name)]),
    ),
  };
}

/** Types with a field for a single item, which has an argument `idType`. */
function typesAtRoot(fields: readonly GraphQLField<unknown, unknown>[], base: string): readonly GivenType[] {
  return fields.flatMap(({ name: single, type, args }) => {
    const item = getNamedType(type);
    if (!isObjectType(item) || !args.some(({ name }) => name === 'idType')) return [];
    if (!item.getInterfaces().some((each) => isInterfaceType(each) && each.name === base)) return [];
    const list = fields.find(
      (field) => getNamedType(field.type).name === `RootQueryTo${item.name}Connection`,
    );
    return [{ typeName: item.name, single, plural: list?.name }];
  });
}

function factsOfPossibleTypes(possible: Readonly<Record<string, unknown>>): GivenFacts {
  const of = (name: string): readonly string[] =>
    [possible[name]].flat().filter((each) => typeof each === 'string');
  const types = (name: string, without: readonly string[]) =>
    of(name).flatMap((typeName) => (without.includes(typeName) ? [] : [{ typeName }]));
  return {
    contentTypes: types('ContentNode', []),
    taxonomies: types('TermNode', ['PostFormat']),
    interfaces: interfacesOf(possible),
    templates: of('ContentTemplate').filter((name) => name !== 'DefaultTemplate'),
    enums: new Map(),
  };
}

/** The interfaces of each type, from the types of each interface. */
function interfacesOf(possible: Readonly<Record<string, unknown>>): ReadonlyMap<string, ReadonlySet<string>> {
  const interfaces = new Map<string, Set<string>>();
  for (const [name, types] of Object.entries(possible)) {
    for (const type of [types].flat()) {
      if (typeof type === 'string') interfaces.set(type, (interfaces.get(type) ?? new Set()).add(name));
    }
  }
  return interfaces;
}
