import type { ObjectRef } from '@pothos/core';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { typeWithoutPrefix } from '../../engine/prefix/prefix-schema.ts';
import { Selection } from '../../engine/selection/selection.ts';
import type { GatewayTypes } from '../builder.ts';
import { NODE_TYPE } from './node-type.ts';

/** The key of an object of which a site has one. */
export const THE_ONLY_ONE = 'site';

/** What loads an object that has an id, but is not an item of a resource: the site, a menu, a post type. */
export interface OtherNode<Shape extends object = object> {
  /** What it costs. Default: nothing. */
  readonly costs?: FieldCosts | undefined;
  /** The object with this key, or `null`. */
  readonly load: (key: string, asked: AskedNode) => Promise<Shape | null> | Shape | null;
}

/** By whom and how a node is selected. */
export interface AskedNode {
  readonly context: GatewayContext;
  /** The REST fields that the selection on its type reads. */
  reads(): readonly string[];
  /** Whether a field of its type is selected. */
  selects(fieldName: string): boolean;
}

/** The object types with ids that are not items of a resource, by their names. */
export class OtherNodes {
  readonly #nodes = new Map<string, OtherNode>();

  set<Shape extends object>({ name }: ObjectRef<GatewayTypes, Shape>, node: OtherNode<Shape>): void {
    this.#nodes.set(name, node);
  }

  has(typeName: string): boolean {
    return this.#nodes.has(typeName);
  }

  costsOf(typeName: string): FieldCosts | undefined {
    return this.#nodes.get(typeName)?.costs;
  }

  /** Loads a node, tagged with its type for the `Node` interface. */
  async load(
    typeName: string,
    key: string,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const type = typeWithoutPrefix(info.schema, typeName) as GraphQLObjectType;
    const selection = Selection.of(info);
    const node = await this.#nodes.get(typeName)?.load(key, {
      context,
      reads: () => selection.reads(type),
      selects: (fieldName) => selection.below(fieldName, type) !== undefined,
    });
    return node ? { ...node, [NODE_TYPE]: typeName } : null;
  }
}
