import { collectFields, collectSubFields, type VariableValues } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getOperationAST,
  isObjectType,
  Kind,
} from 'graphql';
import type { PageLimits } from '../../engine/context.ts';
import {
  asVariableValues,
  type CoercedVariables,
  coercedVariables,
} from '../../engine/selection/variable-values.ts';
import { siteOfId } from '../../engine/site-ids.ts';
import { type MergedListArguments, readListArguments, rowsOfPage } from '../resolvers/list-arguments.ts';
import { siteOfUri } from '../resolvers/site-of-uri.ts';
import type { MergedSchema } from '../schema/merge-schemas.ts';
import { FIELDS_OF_SITE } from '../schema/merged-names.ts';
import type { MergedRequest } from './merged-request.ts';
import { planField, planList, planQuery, type SitePart } from './site-parts.ts';

/** An operation that is about to be executed on the merged schema. */
export interface PlannedOperation {
  readonly merged: MergedSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly keys: readonly string[];
  readonly addressesOf: (site: string) => readonly string[];
  readonly pages: PageLimits;
}

/** What of a document the parts of its operation may need. */
export function requestOf({
  document,
  operationName,
  variables,
}: Pick<PlannedOperation, 'document' | 'operationName' | 'variables'>): MergedRequest {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return { fragments, definitions, variables };
}

/**
 * The parts that an operation will be executed in, before it is, for its estimate: of each list, the first page of each site.
 * What execution will reject is left out.
 */
export function plannedParts(operation: PlannedOperation): readonly SitePart[] {
  const { merged, document, operationName } = operation;
  const definition = getOperationAST(document, operationName);
  const root = merged.schema.getQueryType();
  if (!definition || !root) return [];
  const request = requestOf(operation);
  const variables = coercedVariables(merged.schema, request.definitions, operation.variables);
  if (!variables) return [];
  const planner = new PartsPlanner(operation, request, variables);
  return [...planner.fields(root, definition.selectionSet)].flatMap(([name, nodes]) =>
    planner.root(name, nodes, root.getFields()[name]),
  );
}

class PartsPlanner {
  readonly #operation: PlannedOperation;
  readonly #request: MergedRequest;
  readonly #variables: CoercedVariables;
  readonly #values: VariableValues;
  readonly #fragments: Record<string, FragmentDefinitionNode>;

  constructor(operation: PlannedOperation, request: MergedRequest, variables: CoercedVariables) {
    this.#operation = operation;
    this.#request = request;
    this.#variables = variables;
    this.#values = asVariableValues(variables);
    this.#fragments = { ...request.fragments };
  }

  /** The fields of a selection, each with its nodes, in their order. */
  fields(type: GraphQLObjectType, set: FieldNode['selectionSet'] & object): readonly Fields[] {
    const { schema } = this.#operation.merged;
    const { fields } = collectFields(schema, this.#fragments, this.#values, type, set);
    return namedFields(fields);
  }

  root(
    name: string,
    nodes: FieldNode[],
    field: GraphQLField<unknown, unknown> | undefined,
  ): readonly SitePart[] {
    const { merged, keys } = this.#operation;
    const { root } = merged.names;
    const [node] = nodes;
    if (!field || !node) return [];
    try {
      const args = getArgumentValues(field, node, this.#variables);
      if (merged.lists.has(name)) return this.#list(name, nodes, args as MergedListArguments);
      if (name === root('sites')) {
        const asked = (args['keys'] as readonly string[] | null | undefined) ?? keys;
        return asked.flatMap((key) => this.#site(key, nodes));
      }
      if (name === root('site')) return this.#site(String(args['key']), nodes);
      const site =
        name === root('node')
          ? siteOfId(String(args['id']))
          : siteOfUri(String(args['uri']), this.#operation);
      const part =
        site !== undefined && this.#isOpen(site) ? planField(site, name, nodes, this.#planning) : undefined;
      return part ? this.#withNested(part) : [];
    } catch {
      // Execution reports it.
      return [];
    }
  }

  get #planning() {
    return { merged: this.#operation.merged, request: this.#request };
  }

  #isOpen(site: string): boolean {
    return this.#operation.merged.sites.has(site);
  }

  #list(name: string, nodes: readonly FieldNode[], args: MergedListArguments): readonly SitePart[] {
    const { pages } = this.#operation;
    const asked = readListArguments(name, args, this.#operation);
    const first = rowsOfPage(asked, pages, true);
    return asked.sites.flatMap((site) => {
      if (!this.#isOpen(site)) return [];
      const part = this.#tried(() =>
        planList(site, name, nodes, { first, after: undefined }, this.#planning),
      );
      return part ? this.#withNested(part) : [];
    });
  }

  /** What of a site is selected: of its own `Site`, and of its whole schema. */
  #site(key: string, nodes: FieldNode[]): readonly SitePart[] {
    const { merged } = this.#operation;
    const type = merged.schema.getType(merged.names.site);
    if (!this.#isOpen(key) || !isObjectType(type)) return [];
    const { fields } = collectSubFields(merged.schema, this.#fragments, this.#values, type, nodes);
    const named = namedFields(fields);
    const isRead = named.some(
      ([name]) => !FIELDS_OF_SITE.has(name) && name !== 'id' && name !== '__typename',
    );
    const bare = nodes.map((node) => ({ ...node, arguments: [] }));
    const own = isRead
      ? this.#tried(() => planField(key, merged.names.root('site'), bare, this.#planning))
      : undefined;
    const queries = named.flatMap(([name, of]) =>
      name === 'query' ? (this.#tried(() => planQuery(key, of, this.#planning)) ?? []) : [],
    );
    return [...(own ? [own] : []), ...queries].flatMap((part) => this.#withNested(part));
  }

  #withNested(part: SitePart): readonly SitePart[] {
    return [part, ...part.nested.flatMap((node) => this.#site(part.site, [node]))];
  }

  /** One site may lack an argument; the others are read. */
  #tried<Part>(plan: () => Part): Part | undefined {
    try {
      return plan();
    } catch {
      return undefined;
    }
  }
}

type Fields = readonly [name: string, nodes: FieldNode[]];

const namedFields = (fields: ReadonlyMap<string, FieldNode[]>): readonly Fields[] =>
  [...fields.values()].flatMap((nodes): readonly Fields[] => {
    const name = nodes[0]?.name.value;
    return name === undefined ? [] : [[name, nodes]];
  });
