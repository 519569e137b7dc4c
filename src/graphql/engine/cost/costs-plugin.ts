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

/** What a field asks of WordPress, beside what comes with its object. All counts are for one object that has the field. */
export interface FieldCosts {
  /** Requests of its own. */
  readonly requests?: number;
  /** Requests for the operation as a whole, however often it is asked: by a name for what is asked. */
  readonly once?: Readonly<Record<string, number>>;
  /** Whether it is a page of a list, of the size that `first` or `last` say: a request for each hundred items. */
  readonly list?: boolean;
  /**
   * How many items it loads by their ids, together with all others of their type in the operation: a request for each
   * hundred. Nothing where no more than the ids is asked. Of a list: how many for each item of its page.
   */
  readonly batch?: number;
  /** Whether they are loaded even where no more than their ids is asked. */
  readonly always?: boolean;
  /** By what they are loaded instead of their ids: a batch of its own. */
  readonly by?: string;
  /** The most types that items of an abstract type are of: each has a batch of its own. All that there are, if not told. */
  readonly types?: number;
  /** How many batches it loads one after the other, each with the answer of the one before. */
  readonly levels?: number;
  /** How many items it has, where no page and no batch says it. */
  readonly items?: number;
  /** How much HTML it reads, or brings into another form: {@link WHOLE_CONTENT}, or 1 for an excerpt or a part. */
  readonly html?: number;
}

/** What a field costs; by its arguments where they matter. */
export type Costs<Args = Record<string, unknown>> = FieldCosts | ((args: Args) => FieldCosts);

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      costs: CostsPlugin<Types>;
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
      /** What the resolver asks of WordPress. A field without it is taken to ask nothing. */
      costs?: Costs<InputShapeFromFields<Args>>;
    }
  }
}

/** Lets a field say, beside its resolver, what it asks of WordPress; `estimate-cost.ts` adds it up. */
export class CostsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(fieldConfig: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { costs } = fieldConfig.pothosOptions;
    return costs === undefined
      ? fieldConfig
      : { ...fieldConfig, extensions: { ...fieldConfig.extensions, costs } };
  }
}

SchemaBuilder.registerPlugin('costs', CostsPlugin);

/** What a field of the built schema costs when it is asked with these arguments. */
export function costsOf(
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
): FieldCosts | undefined {
  const costs = field.extensions['costs'] as Costs | undefined;
  return typeof costs === 'function' ? costs(args) : costs;
}

/** How much HTML the whole content of an item is: it is taken to have ten blocks. */
export const WHOLE_CONTENT = 10;

/** A relation to one item, loaded by its id. */
export const ONE_BY_ID: FieldCosts = { batch: 1 };
