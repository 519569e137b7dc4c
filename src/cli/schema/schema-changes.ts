import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';

/** One change of a schema. */
export interface SchemaChange {
  /** Where: `Book`, `Query.books`, `Query.books(first:)`. */
  readonly coordinate: string;
  /** What, in plain words. */
  readonly message: string;
}

/** What changed from one schema to another, by what it means to queries that were written for the former. */
export interface SchemaChanges {
  /** A query may be refused, or get another type than it knows. */
  readonly breaking: readonly SchemaChange[];
  /** Each query works as before, but may meet values that it does not know. */
  readonly dangerous: readonly SchemaChange[];
  readonly safe: readonly SchemaChange[];
}

/** Compares two schemas, but for their descriptions; what is new is told once, without all that it consists of. */
export async function compareSchemas(former: GraphQLSchema, schema: GraphQLSchema): Promise<SchemaChanges> {
  // Only who compares waits for it to load.
  const { diff, DiffRule } = await import('@graphql-inspector/core');
  const changes = await diff(asPrinted(former), asPrinted(schema), [
    DiffRule.ignoreDescriptionChanges,
    DiffRule.simplifyChanges,
  ]);
  const ofLevel = (level: string) =>
    changes
      .filter(({ criticality }) => `${criticality.level}` === level)
      .map(({ type, path, message }) => ({ coordinate: coordinateOf(type, path ?? ''), message }))
      .sort((a, b) => (a.coordinate < b.coordinate ? -1 : Number(a.coordinate > b.coordinate)));
  return { breaking: ofLevel('BREAKING'), dangerous: ofLevel('DANGEROUS'), safe: ofLevel('NON_BREAKING') };
}

/** A schema from a file and one in memory differ in what a file does not hold. */
const asPrinted = (schema: GraphQLSchema): GraphQLSchema => buildSchema(printSchema(schema));

function coordinateOf(type: string, path: string): string {
  return type.startsWith('FIELD_ARGUMENT_') ? path.replace(/\.([^.]+)$/, '($1:)') : path;
}

const MEANINGS = [
  ['breaking', 'Breaking: queries that use these may be refused'],
  ['dangerous', 'Dangerous: queries work as before, but may meet what they do not know'],
  ['safe', 'Safe'],
] as const;

/** The changes for people to read, the grave ones first. */
export function tellChanges(changes: SchemaChanges): string {
  const groups = MEANINGS.filter(([level]) => changes[level].length > 0).map(([level, meaning]) => {
    const width = Math.max(...changes[level].map(({ coordinate }) => coordinate.length));
    const lines = changes[level].map(
      ({ coordinate, message }) => `  ${coordinate.padEnd(width)}  ${message}\n`,
    );
    return `${meaning} (${lines.length})\n${lines.join('')}`;
  });
  return groups.length === 0 ? 'No changes.\n' : groups.join('\n');
}
