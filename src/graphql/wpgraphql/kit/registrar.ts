import SchemaBuilder from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldOptions } from '../../engine/field-options/types.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { readArgument, readType } from './type-text.ts';
import '../../engine/field-options/field-options-plugin.ts';

interface DialectTypes {
  Context: GatewayContext;
  DefaultFieldNullability: true;
}

type Builder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<DialectTypes>>;

export type Args = Readonly<Record<string, unknown>>;

/** Enums that a site extends. */
export const OPEN_ENUMS = ['MediaItemSizeEnum', 'MenuLocationEnum', 'ContentTemplateEnum', 'MimeTypeEnum'];

/** A field, with its type and arguments as SDL writes them. */
export interface FieldSpec<Row> extends FieldOptions<Args> {
  readonly type: string;
  readonly description: string;
  readonly args?: Readonly<Record<string, string>>;
  /** What to use instead. */
  readonly deprecated?: string;
  /** Default: the row's property of the same name, or null. */
  readonly resolve?: (row: Row, args: Args, context: GatewayContext, info: GraphQLResolveInfo) => unknown;
}

export type Fields<Row> = Readonly<Record<string, FieldSpec<Row>>>;

export interface TypeSpec<Row> {
  readonly description: string;
  readonly interfaces?: readonly string[];
  readonly fields: Fields<Row>;
}

export interface ObjectSpec<Row> extends TypeSpec<Row> {
  /** The resource whose items it is the type of. */
  readonly resource?: Resource;
}

export interface InterfaceSpec<Row> extends TypeSpec<Row> {
  /** The name of the object type of a value. */
  readonly typeOf?: (row: Row) => string;
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  first: 'The number of items to return, from the start of the list.',
  last: 'The number of items to return, from the end of the list.',
  after: 'Return items after this cursor.',
  before: 'Return items before this cursor.',
  where: 'Filters for the list.',
  input: 'What to write.',
  count: 'A number.',
  flat: 'Whether blocks in blocks are in the same list. Default: true.',
  id: 'The identifier, of the kind that `idType` says.',
  idType: 'What kind of identifier `id` is. Default: the global ID.',
  format: 'How to format the text.',
  size: 'The size to use.',
  asPreview: 'Whether to return the newest revision instead, to callers who may edit the item.',
};

/**
 * Registers the types of this dialect with Pothos. There are hundreds, so they are tables: each field has its type as SDL
 * writes it, beside what it reads and how it is resolved.
 */
export class Registrar {
  readonly builder: Builder = new SchemaBuilder<DialectTypes>({ plugins: ['fieldOptions'] });
  readonly #known = new Set<string>();
  readonly #further: ReadonlyMap<string, readonly string[]>;

  /** @param further Names of values that enums have besides their own: what a site extends them by. */
  constructor(further: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#further = further;
  }

  /** Whether a type is registered already; the first to ask registers it. */
  claim(name: string): boolean {
    if (this.#known.has(name)) return false;
    this.#known.add(name);
    return true;
  }

  object<Row>(name: string, { description, interfaces = [], fields, resource }: ObjectSpec<Row>): void {
    this.claim(name);
    const options = {
      ...{ name, description, interfaces },
      ...(resource && ofResource(resource)),
      fields: (t: never) => this.#fields(t, fields),
    };
    if (name === 'RootQuery') this.builder.queryType(options as never);
    else if (name === 'RootMutation') this.builder.mutationType(options as never);
    else this.builder.objectType(name as never, options as never);
  }

  interface<Row>(name: string, { description, interfaces = [], fields, typeOf }: InterfaceSpec<Row>): void {
    this.claim(name);
    this.builder.interfaceType(
      name as never,
      {
        ...{ name, description, interfaces: interfaces as never },
        resolveType: typeOf as never,
        fields: (t: never) => this.#fields(t, fields) as never,
      } as never,
    );
  }

  union<Row>(
    name: string,
    description: string,
    types: readonly string[],
    typeOf: (row: Row) => string,
  ): void {
    this.claim(name);
    this.builder.unionType(name, { description, types: types as never, resolveType: typeOf as never });
  }

  /** @param values What each value stands for, by its name; or names alone. */
  enum(
    name: string,
    description: string,
    values: Readonly<Record<string, string>> | readonly string[],
  ): void {
    if (!this.claim(name)) return;
    const entries: readonly (readonly [string, string])[] = Array.isArray(values)
      ? values.map((value: string) => [value, value] as const)
      : Object.entries(values);
    const further = OPEN_ENUMS.includes(name) ? (this.#further.get(name) ?? []) : [];
    const all = new Map([...further.map((key) => [key, key.toLowerCase()] as const), ...entries]);
    this.builder.enumType(name, {
      description,
      values: Object.fromEntries(
        [...all].map(([key, value]) => [key, { value, description: `\`${value}\`` }]),
      ),
    });
  }

  /** @param fields Their types, by name. */
  input(name: string, description: string, fields: Readonly<Record<string, string>>): void {
    if (!this.claim(name)) return;
    this.builder.inputType(name, {
      description,
      fields: (t) =>
        Object.fromEntries(
          Object.entries(fields).map(([key, text]) => {
            const { isNullable, ...type } = readType(text);
            return [
              key,
              t.field({
                type: (type.isList ? [type.name] : type.name) as never,
                required: (type.isList
                  ? { list: !isNullable, items: !type.hasNullableItems }
                  : !isNullable) as never,
                description: `\`${key}\`, as in WPGraphQL.`,
              }),
            ];
          }),
        ),
    });
  }

  #fields<Row>(t: unknown, fields: Fields<Row>): Record<string, unknown> {
    const builder = t as { field(options: object): unknown };
    return Object.fromEntries(
      Object.entries(fields).map(([name, { type, args = {}, deprecated, resolve, ...options }]) => {
        const { isNullable, ...read } = readType(type);
        return [
          name,
          builder.field({
            ...options,
            type: read.isList ? [read.name] : read.name,
            nullable: read.isList ? { list: isNullable, items: read.hasNullableItems } : isNullable,
            args: this.#arguments(args),
            ...(deprecated && { deprecationReason: deprecated }),
            resolve: resolve ?? ((row: Readonly<Record<string, unknown>>) => row[name] ?? null),
          }),
        ];
      }),
    );
  }

  #arguments(args: Readonly<Record<string, string>>): Record<string, unknown> {
    return this.builder.args((arg) =>
      Object.fromEntries(
        Object.entries(args).map(([name, text]) => {
          const { isNullable, defaultValue, ...type } = readArgument(text);
          return [
            name,
            arg.field({
              type: (type.isList ? [type.name] : type.name) as never,
              required: (type.isList
                ? { list: !isNullable, items: !type.hasNullableItems }
                : !isNullable) as never,
              description: ARGUMENTS[name] ?? `\`${name}\`, as in WPGraphQL.`,
              ...(defaultValue !== undefined && { defaultValue: defaultValue as never }),
            }),
          ];
        }),
      ),
    );
  }
}
