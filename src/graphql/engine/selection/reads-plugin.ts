import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type InputShapeFromFields,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLField } from 'graphql';
import type { EmbeddedRelation } from '../../../loaders/entities/embedding.ts';

/** How a field is asked, beside its arguments. */
export interface Asked {
  /** The object type whose field it is: for a field of an interface, the one that the value turns out to be. */
  readonly typeName: string;
  /** What is selected below it. */
  readonly below: { reads(typeName: string): readonly string[] };
  /** Whether the row comes as editors see it, its texts as they are stored among it: the answer to a write does. */
  readonly isEdited?: boolean;
}

/**
 * The REST fields that a GraphQL field is made from, such as `['title.rendered']`; by its arguments and by what is
 * selected below it where they matter.
 */
export type Reads<Args = Record<string, unknown>> =
  | readonly string[]
  | ((args: Args, asked: Asked) => readonly string[]);

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      reads: ReadsPlugin<Types>;
    }

    // The parameters are Pothos's own: an interface can only be extended with the same list.
    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** The REST fields that the resolver takes from its row. What is not named here is not asked of WordPress. */
      reads?: Reads<InputShapeFromFields<Args>>;
      /** The relation that it leads along, where WordPress can embed that in a single item. */
      embeds?: EmbeddedRelation;
    }
  }
}

/** Lets a field say, beside its resolver, which REST fields it reads; `selection.ts` collects them. */
export class ReadsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(fieldConfig: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { reads, embeds } = fieldConfig.pothosOptions;
    if (reads === undefined && embeds === undefined) return fieldConfig;
    const extensions = { ...fieldConfig.extensions, ...(reads && { reads }), ...(embeds && { embeds }) };
    return { ...fieldConfig, extensions };
  }
}

SchemaBuilder.registerPlugin('reads', ReadsPlugin);

/** The REST fields that a field of the built schema reads when it is asked so. */
export function readsOf(
  field: GraphQLField<unknown, unknown>,
  args: () => Record<string, unknown>,
  asked: Asked,
): readonly string[] {
  const reads = field.extensions['reads'] as Reads | undefined;
  return typeof reads === 'function' ? reads(args(), asked) : (reads ?? []);
}

/** The relation along which a field of the built schema leads. */
export const embedsOf = (field: GraphQLField<unknown, unknown>): EmbeddedRelation | undefined =>
  field.extensions['embeds'] as EmbeddedRelation | undefined;
