import { collectSubFields, memoize1, memoize5, type VariableValues } from '@graphql-tools/utils';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { EmbeddedRelation } from '../../../loaders/entities/embedding.ts';
import { embedsOf, readsOf } from './reads-plugin.ts';

/** In the form of GraphQL 17; always the same for the same operation, by which `collectSubFields` remembers it. */
const valuesOf = memoize1((coerced: Asking['variableValues']): VariableValues => ({ coerced, sources: {} }));

/** What of a resolver's `info` says what is asked below its field. */
export type Asking = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes'>;

/**
 * What an operation asks below a field: the bridge from GraphQL's selection to WordPress's `_fields`.
 *
 * Fragments, inline fragments, aliases, `@skip` and `@include` are followed by `collectSubFields`, which remembers its
 * answer for the operation; so asking again for each item of a list costs nothing.
 */
export class Selection {
  readonly #info: Asking;
  readonly #nodes: FieldNode[];

  private constructor(info: Asking, nodes: FieldNode[]) {
    this.#info = info;
    this.#nodes = nodes;
  }

  /** What is asked below the field that is being resolved. */
  static of(info: Asking): Selection {
    return new Selection(info, info.fieldNodes as FieldNode[]);
  }

  /** The selection below one field of the object type; `undefined` where that field is not asked. */
  below(typeName: string, fieldName: string): Selection | undefined {
    const nodes = this.#fields(typeName).filter((node) => node.name.value === fieldName);
    return nodes.length > 0 ? new Selection(this.#info, nodes) : undefined;
  }

  /** Whether any of these fields of the object type is asked. */
  has(typeName: string, ...fieldNames: string[]): boolean {
    return this.#fields(typeName).some((node) => fieldNames.includes(node.name.value));
  }

  /** Whether any field asked of the object type has fields of its own, and so may have to be fetched. */
  leadsOn(typeName: string): boolean {
    return this.#fields(typeName).some((node) => node.selectionSet !== undefined);
  }

  /** Whether any field asked of the object type is a page of a list, which hangs on each object. */
  hasLists(typeName: string): boolean {
    const definitions = this.#objectType(typeName).getFields();
    return this.#fields(typeName).some((node) => {
      const field = definitions[node.name.value];
      return field !== undefined && getNamedType(field.type).name.endsWith('Connection');
    });
  }

  /**
   * The REST fields that are read when the value turns out to be of this object type.
   *
   * @param isEdited Whether the row comes as editors see it.
   */
  reads(typeName: string, isEdited = false): readonly string[] {
    const definitions = this.#objectType(typeName).getFields();
    const reads = new Set<string>();
    // Nodes of one alias are one field, asked with the same arguments.
    for (const nodes of this.#aliases(typeName)) {
      const [node] = nodes;
      const field = node && definitions[node.name.value];
      if (!field) continue;
      const args = () => getArgumentValues(field, node, this.#info.variableValues);
      const below = new Selection(this.#info, nodes);
      for (const name of readsOf(field, args, { typeName, below, isEdited })) reads.add(name);
    }
    return [...reads];
  }

  /** The relations asked of the object type along which WordPress can embed, and what is asked below each. */
  relations(typeName: string): readonly { readonly relation: EmbeddedRelation; readonly below: Selection }[] {
    const definitions = this.#objectType(typeName).getFields();
    return this.#aliases(typeName).flatMap((nodes) => {
      const field = definitions[nodes[0]?.name.value ?? ''];
      const relation = field && embedsOf(field);
      return relation ? [{ relation, below: new Selection(this.#info, nodes) }] : [];
    });
  }

  /** The nodes of each alias under which a field of the object type is asked. */
  nodesOf(typeName: string, fieldName: string): readonly FieldNode[][] {
    return this.#aliases(typeName).filter(([node]) => node?.name.value === fieldName);
  }

  #fields(typeName: string): readonly FieldNode[] {
    return this.#aliases(typeName).flat();
  }

  #aliases(typeName: string): readonly FieldNode[][] {
    const { schema, fragments, variableValues } = this.#info;
    const type = this.#objectType(typeName);
    return [
      ...collectSubFields(schema, fragments, valuesOf(variableValues), type, this.#nodes).fields.values(),
    ];
  }

  #objectType(typeName: string): GraphQLObjectType {
    const type = this.#info.schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(`Expected ${typeName} to be an object type of the schema.`);
    return type;
  }
}

/**
 * What a function makes of the selection below a field and of something else: made once for the same field of an
 * operation, of which a page of posts asks it for each of its five hundred tags.
 */
export function rememberedBelow<Subject extends object, Result>(
  make: (selection: Selection, subject: Subject) => Result,
): (subject: Subject, info: Asking) => Result {
  const remembered = memoize5(
    (
      schema: Asking['schema'],
      fragments: Asking['fragments'],
      variableValues: Asking['variableValues'],
      fieldNodes: Asking['fieldNodes'],
      subject: Subject,
    ) => make(Selection.of({ schema, fragments, variableValues, fieldNodes }), subject),
  );
  return (subject, { schema, fragments, variableValues, fieldNodes }) =>
    remembered(schema, fragments, variableValues, fieldNodes, subject);
}
