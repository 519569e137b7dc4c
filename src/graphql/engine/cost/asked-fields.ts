import { GraphQLDeferDirective } from '@graphql-tools/utils';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type GraphQLUnionType,
  getArgumentValues,
  getDirectiveValues,
  isCompositeType,
  isObjectType,
  isUnionType,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { tooComplex } from '../../../base/http-error.ts';
import { costsOf } from '../field-options/field-options-plugin.ts';
import type { FieldCosts } from '../field-options/types.ts';
import type { CoercedVariables } from '../selection/variable-values.ts';

/** An operation about to be executed. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced by GraphQL. */
  readonly variables: CoercedVariables;
}

/** A field about to be resolved. Equal selections in several places are merged. */
export interface AskedField {
  /** Its key in the response: its alias, or its name. */
  readonly key: string;
  readonly parent: Composite;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly args: Record<string, unknown>;
  /** The selection sets below the field, from all places. */
  readonly below: readonly SelectionSetNode[];
}

export type Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

export const isComposite = (type: unknown): type is Composite => isCompositeType(type);

/** Whether a field, selected on a type, is asked only of objects of a single one of its types. */
export const isOfOneType = ({ parent }: Pick<AskedField, 'parent'>, type: Composite): boolean =>
  parent !== type && isObjectType(parent);

/** The fields of a type itself. A union has none: they are selected on its members. */
export const fieldsOf = (type: Composite): Readonly<Record<string, GraphQLField<unknown, unknown>>> =>
  isUnionType(type) ? {} : type.getFields();

/** The costs that a field declares; `null` if it will reject its arguments. */
export function declaredCosts({
  definition,
  args,
}: Pick<AskedField, 'definition' | 'args'>): FieldCosts | undefined | null {
  try {
    return costsOf(definition, args);
  } catch {
    return null;
  }
}

/** Estimated length of lists of unknown length: blocks, headings, image sizes. */
export const USUAL_ITEMS = 10;

/** Estimated length of a page of a list that an item holds itself. */
export const heldSize = (
  { batch, levels = 1, items }: FieldCosts,
  asked = Number.POSITIVE_INFINITY,
): number => Math.min(items ?? (batch === undefined ? USUAL_ITEMS : batch * levels), asked);

/** Stop estimating here (with fragments expanded): the operation is too large anyway. */
export const MOST_FIELDS = 20_000;

/** Deferred fragments in one selection. Fragments within fragments would double with each level. */
const MOST_DEFERRED = 100;

export interface AskedFieldsOptions {
  /** Whether to include `__typename`, `__schema` and `__type`, which need no request to WordPress. @defaultValue false */
  readonly introspection?: boolean;
}

/**
 * The fields selected on a type. For an interface or a union, includes the fields of every possible type, because the actual one
 * is unknown before execution. Leaves out fields whose arguments execution will reject.
 *
 * @throws GraphQLError For directives that execution will reject.
 * @throws PressgraphError QUERY_TOO_COMPLEX for too many deferred fragments.
 */
export function askedFields(
  operation: AskedOperation,
  type: Composite,
  selections: readonly SelectionSetNode[],
  { introspection = false }: AskedFieldsOptions = {},
): readonly AskedField[] {
  const fields = new Map<string, { field: Omit<AskedField, 'below'>; below: SelectionSetNode[] }>();
  const spread = new Set<string>();
  let deferred = 0;

  const argumentsOf = (definition: AskedField['definition'], node: FieldNode) => {
    if (definition.args.length === 0) return {};
    try {
      return getArgumentValues(definition, node, operation.variables);
    } catch {
      return undefined;
    }
  };
  const collectField = (node: FieldNode, parent: Composite, part: number) => {
    const { value: name } = node.name;
    const definition = fieldsOf(parent)[name] ?? (introspection ? META_FIELDS.get(name) : undefined);
    if (!definition) return;
    const args = argumentsOf(definition, node);
    // Execution rejects this field; what is beside it runs.
    if (args === undefined) return;
    // With an interface, the same name may mean different fields of different types.
    const key = node.alias?.value ?? name;
    const selection = JSON.stringify([key, name, args, part]);
    const known = fields.get(selection) ?? { field: { key, parent, definition, args }, below: [] };
    if (node.selectionSet) known.below.push(node.selectionSet);
    fields.set(selection, known);
  };
  const collect = (nodes: readonly SelectionNode[], parent: Composite, part: number) => {
    for (const node of nodes) {
      if (!isIncluded(node, operation.variables)) continue;
      if (node.kind === 'Field') {
        collectField(node, parent, part);
        continue;
      }
      const isOwnPart = isDeferred(node, operation.variables);
      const own = isOwnPart ? nextPart() : part;
      if (node.kind === 'InlineFragment') {
        collect(node.selectionSet.selections, typed(node.typeCondition?.name.value, parent), own);
      } else {
        const fragment = operation.fragments[node.name.value];
        if (!fragment || (spread.has(fragment.name.value) && !isOwnPart)) continue;
        if (!isOwnPart) spread.add(fragment.name.value);
        collect(fragment.selectionSet.selections, typed(fragment.typeCondition.name.value, parent), own);
      }
    }
  };
  /** What a deferred fragment selects is resolved on its own, even if the rest selects it, too. */
  const nextPart = (): number => {
    deferred += 1;
    if (deferred <= MOST_DEFERRED) return deferred;
    throw tooComplex(`Expected at most ${MOST_DEFERRED} deferred fragments in a selection, got more.`, {
      limit: MOST_DEFERRED,
    });
  };
  const typed = (name: string | undefined, parent: Composite): Composite => {
    const condition = name === undefined ? parent : operation.schema.getType(name);
    return isComposite(condition) ? condition : parent;
  };
  for (const { selections: nodes } of selections) collect(nodes, type, 0);
  return [...fields.values()].map(({ field, below }) => ({ ...field, below }));
}

const META_FIELDS = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

function isDeferred(node: SelectionNode, variables: AskedOperation['variables']): boolean {
  if (!node.directives?.length) return false;
  const defer = getDirectiveValues(GraphQLDeferDirective, node, variables);
  return defer !== undefined && defer['if'] !== false;
}

function isIncluded(node: SelectionNode, variables: AskedOperation['variables']): boolean {
  if (!node.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
