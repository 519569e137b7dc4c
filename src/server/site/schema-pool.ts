import { hash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { GivenNames } from '../../base/given-names.ts';
import {
  buildSchema,
  buildWPGraphQLSchema,
  type GivenDialect,
  type SchemaFit,
} from '../../graphql/build-schema.ts';
import type { ExtendSchema } from '../../graphql/engine/extension/schema-extension.ts';
import { type SiteModel, type SiteShape, shapeOf } from '../../model/site-model.ts';

/** A snapshot of a site that an operation runs on: its model, and the schema built from it. */
export interface SiteVersion {
  readonly model: SiteModel;
  readonly schema: GraphQLSchema;
  /** The same in the names of WPGraphQL; built when it is first read. */
  readonly wpgraphql: GraphQLSchema;
}

/** What schemas are built with, besides the site. */
export interface GivenForSchemas extends SchemaFit {
  /** Names of post types and taxonomies that replace the discovered ones. */
  readonly givenNames?: GivenNames | undefined;
  /** What is known of the names in the schema of WPGraphQL. */
  readonly givenDialect?: GivenDialect | undefined;
  readonly extendSchema?: ExtendSchema | undefined;
  readonly extendWPGraphQL?: ExtendSchema | undefined;
}

/** The schemas of all sites of one shape. */
interface Shared {
  readonly shape: SiteShape;
  readonly schema: GraphQLSchema;
  readonly wpgraphql: GraphQLSchema;
}

/** Builds each schema once for all sites of one shape. What no site uses any more is collected as garbage. */
export class SchemaPool {
  readonly #shared = new Map<string, WeakRef<Shared>>();
  /** Extensions are functions: two are the same only if they are one. */
  readonly #extensions = new WeakMap<ExtendSchema, number>();
  #lastExtension = 0;
  readonly #finish: (schema: GraphQLSchema) => GraphQLSchema;
  readonly #prepared = new Set<SiteVersion>();

  /** @param finish Changes each schema once it is built. */
  constructor(finish: (schema: GraphQLSchema) => GraphQLSchema = (schema) => schema) {
    this.#finish = finish;
  }

  /** @returns Its model refers to the parts that all sites of its shape have: resources are compared by identity. */
  versionOf(model: SiteModel, given: GivenForSchemas): SiteVersion {
    const shape = shapeOf(model);
    const { givenNames, givenDialect, federation, schemaPrefix, extendSchema, extendWPGraphQL } = given;
    const data = [shape, givenNames, givenDialect, federation, schemaPrefix];
    const functions = [this.#numberOf(extendSchema), this.#numberOf(extendWPGraphQL)];
    const key = hash('sha256', textOf([data, functions]), 'base64url');
    const shared = this.#shared.get(key)?.deref() ?? this.#build(key, shape, given);
    this.#prepared.clear();
    return {
      model: { ...model, ...shared.shape },
      schema: shared.schema,
      get wpgraphql() {
        return shared.wpgraphql;
      },
    };
  }

  /** Builds what is probably the next version, and keeps it until there is one. */
  prepare(model: SiteModel, given: GivenForSchemas): void {
    this.#prepared.add(this.versionOf(model, given));
  }

  #numberOf(extend: ExtendSchema | undefined): number {
    if (extend === undefined) return 0;
    const number = this.#extensions.get(extend) ?? ++this.#lastExtension;
    this.#extensions.set(extend, number);
    return number;
  }

  #build(key: string, shape: SiteShape, given: GivenForSchemas): Shared {
    const { givenNames, givenDialect, extendSchema, extendWPGraphQL } = given;
    for (const [each, reference] of this.#shared) if (!reference.deref()) this.#shared.delete(each);
    const finish = this.#finish;
    let wpgraphql: GraphQLSchema | undefined;
    const shared: Shared = {
      shape,
      schema: finish(buildSchema(shape, givenNames, extendSchema, given)),
      get wpgraphql() {
        wpgraphql ??= finish(buildWPGraphQLSchema(shape, givenDialect, extendWPGraphQL));
        return wpgraphql;
      },
    };
    this.#shared.set(key, new WeakRef(shared));
    return shared;
  }
}

/** Equal data, equal text: models are built by the same steps, so their keys have one order. */
const textOf = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [value.constructor.name, ...value] : value,
  );
