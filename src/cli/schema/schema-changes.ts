import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';

/** One change of a schema. */
export interface SchemaChange {
  /** Where: `Book`, `Query.books`, `Query.books(first:)`. */
  readonly coordinate: string;
  /** What changed, for people to read. */
  readonly message: string;
}

/** Changes from one schema to another, by their effect on existing queries. */
export interface SchemaChanges {
  /** An existing query may be rejected, or receive an unexpected type. */
  readonly breaking: readonly SchemaChange[];
  /** Existing queries still work, but may receive unknown values. */
  readonly dangerous: readonly SchemaChange[];
  readonly safe: readonly SchemaChange[];
}

/** Compares two schemas, ignoring descriptions. An added type is reported once, without its fields. */
export async function compareSchemas(former: GraphQLSchema, schema: GraphQLSchema): Promise<SchemaChanges> {
  // Lazy import: only `--diff` needs it.
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

/** Normalises a schema to what SDL contains, to compare one from a file with one in memory. */
const asPrinted = (schema: GraphQLSchema): GraphQLSchema => buildSchema(printSchema(schema));

function coordinateOf(type: string, path: string): string {
  return type.startsWith('FIELD_ARGUMENT_') ? path.replace(/\.([^.]+)$/, '($1:)') : path;
}

const MEANINGS = [
  ['breaking', 'Breaking: queries that use these may be rejected'],
  ['dangerous', 'Dangerous: queries still work, but may receive unknown values'],
  ['safe', 'Safe'],
] as const;

/** The changes as text, most severe first. */
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
