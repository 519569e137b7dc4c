import { collectSubFields, memoize1 } from '@graphql-tools/utils';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Relation } from '../../../loaders/entities/relations/embedding.ts';
import type { Resource } from '../../../model/resources.ts';
import { optionsOf, readsOf } from '../field-options/field-options-plugin.ts';
import type { PagePart } from '../field-options/types.ts';
import { typeOf } from './resource-types.ts';
import { asVariableValues } from './variable-values.ts';

/** The part of `info` that determines the selection below a field. */
export type Asking = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'fieldName' | 'parentType' | 'returnType'
>;

/** A selected field of an object type, under one alias. */
interface SelectedField {
  readonly field: GraphQLField<unknown, unknown>;
  /** All occurrences in the operation. They share their arguments, because they are one field. */
  readonly nodes: FieldNode[];
}

/**
 * The selection below a field: the bridge from GraphQL to WordPress's `_fields`.
 *
 * An abstract type has a selection per object type: each method takes that object type, or its resource. Without one,
 * it uses the field's own type.
 *
 * `collectSubFields` resolves fragments, aliases, `@skip` and `@include`, and caches the result per operation, so
 * that repeating it for each item of a list is free.
 */
export class Selection {
  readonly #info: Asking;
  readonly #nodes: FieldNode[];
  readonly #type: GraphQLNamedType;

  private constructor(info: Asking, nodes: FieldNode[], type: GraphQLNamedType) {
    this.#info = info;
    this.#nodes = nodes;
    this.#type = type;
  }

  /** The selection below the field being resolved. */
  static of(info: Asking): Selection {
    return new Selection(info, info.fieldNodes as FieldNode[], getNamedType(info.returnType));
  }

  /** The selection on the item that the field leads to: below `node` if the field returns an edge. */
  static ofItem(info: Asking): Selection {
    const selection = Selection.of(info);
    const field = info.parentType.getFields()[info.fieldName];
    return field && optionsOf(field).leadsTo === 'edge' ? selection.#nodeOfEdge() : selection;
  }

  /** The selection below one field; `undefined` if that field is not selected. */
  below(fieldName: string, resource?: Resource | GraphQLObjectType): Selection | undefined {
    return this.#joined(this.fields(resource).filter(({ field }) => field.name === fieldName));
  }

  /** The selection below a part of a page or an edge; `undefined` if that part is not selected. */
  part(part: PagePart): Selection | undefined {
    return this.#joined(this.fields().filter(({ field }) => optionsOf(field).part === part));
  }

  /** Whether any of these parts of a page or an edge is selected. */
  hasPart(...parts: readonly PagePart[]): boolean {
    return this.fields().some(({ field }) => {
      const { part } = optionsOf(field);
      return part !== undefined && parts.includes(part);
    });
  }

  /** Whether any selected field has subfields, and so may need a request. */
  leadsOn(resource?: Resource): boolean {
    return this.fields(resource).some(({ nodes }) => nodes.some((node) => node.selectionSet !== undefined));
  }

  /** Whether any selected field is a page of a list, loaded per object. */
  leadsToPages(resource?: Resource): boolean {
    return this.fields(resource).some(({ field }) => optionsOf(field).leadsTo === 'page');
  }

  /**
   * The REST fields to read.
   *
   * @param isEdited Whether the row has edit context.
   */
  reads(resource?: Resource | GraphQLObjectType, isEdited = false): readonly string[] {
    const type = this.#objectType(resource);
    const reads = new Set<string>();
    for (const { field, nodes } of this.fields(resource)) {
      const [node] = nodes;
      if (!node) continue;
      const args = () => getArgumentValues(field, node, this.#info.variableValues);
      const below = new Selection(this.#info, nodes, getNamedType(field.type));
      for (const name of readsOf(field, args, { type, below, isEdited })) reads.add(name);
    }
    return [...reads];
  }

  /**
   * The selected relations that WordPress can embed, with the selection on the items of each. Not the deferred ones: the item
   * would wait for them.
   */
  relations(resource?: Resource): readonly { readonly relation: Relation; readonly below: Selection }[] {
    return this.#undeferredFields(resource).flatMap(({ field, nodes }) => {
      const { embeds, leadsTo } = optionsOf(field);
      if (!embeds) return [];
      const below = new Selection(this.#info, nodes, getNamedType(field.type));
      if (leadsTo === 'edge') return [{ relation: embeds, below: below.#nodeOfEdge() }];
      const items = hasItems(getNamedType(field.type))
        ? [below.part('nodes'), below.part('edges')?.part('node')]
        : [below];
      return items.flatMap((item) => (item ? [{ relation: embeds, below: item }] : []));
    });
  }

  /** The selected fields, one per alias. */
  fields(resource?: Resource | GraphQLObjectType): readonly SelectedField[] {
    const type = this.#objectType(resource);
    return selectedFields(type, joinedFields(this.#collected(type)));
  }

  /** The selected fields as they are executed: those of a deferred fragment on their own, after the others. */
  executedFields(resource?: Resource | GraphQLObjectType): readonly SelectedField[] {
    const type = this.#objectType(resource);
    const { fields, patches } = this.#collected(type);
    return [fields, ...patches.map((patch) => patch.fields)].flatMap((part) => selectedFields(type, part));
  }

  #undeferredFields(resource: Resource | undefined): readonly SelectedField[] {
    const type = this.#objectType(resource);
    return selectedFields(type, this.#collected(type).fields);
  }

  #collected(type: GraphQLObjectType): Collected {
    const { schema, fragments, variableValues } = this.#info;
    return collectSubFields(schema, fragments, asVariableValues(variableValues), type, this.#nodes);
  }

  #nodeOfEdge(): Selection {
    return this.part('node') ?? new Selection(this.#info, [], this.#type);
  }

  #joined(fields: readonly SelectedField[]): Selection | undefined {
    const [first] = fields;
    if (!first) return undefined;
    const nodes = fields.length === 1 ? first.nodes : fields.flatMap((field) => field.nodes);
    return new Selection(this.#info, nodes, getNamedType(first.field.type));
  }

  #objectType(of: Resource | GraphQLObjectType | undefined): GraphQLObjectType {
    if (of) return isObjectType(of) ? of : typeOf(of, this.#info.schema);
    if (isObjectType(this.#type)) return this.#type;
    throw new TypeError(`Expected the resource of an object type of ${this.#type.name}, got none.`);
  }
}

type Collected = ReturnType<typeof collectSubFields>;

/** With the fields of deferred fragments. Memoised: the lists of nodes are what others cache by. */
const joinedFields = memoize1(({ fields, patches }: Collected): Collected['fields'] => {
  if (patches.length === 0) return fields;
  const joined = new Map(fields);
  for (const patch of patches) {
    for (const [key, nodes] of patch.fields) {
      const known = joined.get(key);
      joined.set(key, known ? [...known, ...nodes] : nodes);
    }
  }
  return joined;
});

const selectedFields = (type: GraphQLObjectType, aliases: Collected['fields']): readonly SelectedField[] => {
  const definitions = type.getFields();
  return [...aliases.values()].flatMap((nodes) => {
    const field = definitions[nodes[0]?.name.value ?? ''];
    // Introspection needs no WordPress request.
    return field ? [{ field, nodes }] : [];
  });
};

/** Whether a type is a page of a list, whose items are in parts of it. */
const hasItems = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && Object.values(type.getFields()).some((field) => optionsOf(field).part === 'nodes');

/**
 * Memoises a function of the selection on a field's item and of one more argument. A page of posts calls it for each
 * of its five hundred tags.
 */
export function rememberedBelow<Subject extends object, Result extends object>(
  make: (selection: Selection, subject: Subject) => Result,
): (subject: Subject, info: Asking) => Result {
  // Each node list belongs to one field of one operation.
  const remembered = new WeakMap<
    Asking['fieldNodes'],
    WeakMap<Asking['variableValues'], WeakMap<Subject, Result>>
  >();
  return (subject, info) => {
    const { fieldNodes, variableValues } = info;
    const byVariables =
      remembered.get(fieldNodes) ?? new WeakMap<Asking['variableValues'], WeakMap<Subject, Result>>();
    remembered.set(fieldNodes, byVariables);
    const bySubject = byVariables.get(variableValues) ?? new WeakMap<Subject, Result>();
    byVariables.set(variableValues, bySubject);
    const known = bySubject.get(subject);
    if (known) return known;
    const made = make(Selection.ofItem(info), subject);
    bySubject.set(subject, made);
    return made;
  };
}
