import {
  doTypesOverlap,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
} from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { MergedSchema } from '../schema/merge-schemas.ts';
import { FIELDS_OF_SITE, OWN_SITE_FIELD, SITE_FIELD } from '../schema/merged-names.ts';
import { isAbsent, lackingInNode } from './lacking-input.ts';
import type { MergedRequest, PartDocument } from './merged-request.ts';
import { TYPE_NAME, wholeSelection } from './whole-selection.ts';

/**
 * Translates selections of the merged schema to one site's own: fields and types that the site lacks are left out, arguments
 * that it lacks are an error. Response keys stay the same.
 */
export class SitePlanner {
  readonly #site: string;
  readonly #schema: GraphQLSchema;
  readonly #merged: MergedSchema;
  readonly #request: MergedRequest;
  readonly #fragments = new Map<string, FragmentDefinitionNode | undefined>();
  readonly #nested: FieldNode[] = [];

  /** @throws TypeError For a site that is not in the merged schema. */
  constructor(site: string, merged: MergedSchema, request: MergedRequest) {
    const schema = merged.sites.get(site);
    if (!schema) throw new TypeError(`Expected a site of the merged schema, got ${site}.`);
    this.#site = site;
    this.#schema = schema;
    this.#merged = merged;
    this.#request = request;
  }

  /** Fields for the site of a node, met on the way: they are loaded apart. */
  get nested(): readonly FieldNode[] {
    return this.#nested;
  }

  /** The root field of the site, if it has it. */
  rootField(name: string): GraphQLField<unknown, unknown> | undefined {
    return this.query.getFields()[name];
  }

  /** The root of the site. */
  get query(): GraphQLObjectType {
    const type = this.#schema.getQueryType();
    if (!type) throw new TypeError('Expected a schema with queries.');
    return type;
  }

  /** What is selected of a type of the site. */
  selection(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): SelectionSetNode {
    const selections = sets.flatMap((set) => set.selections.flatMap((node) => this.#node(node, type)));
    const needsType = isAbstractType(type) || selections.length === 0;
    return { kind: Kind.SELECTION_SET, selections: needsType ? [TYPE_NAME, ...selections] : selections };
  }

  /** A document of one operation, with the fragments and variables that it uses. */
  part(selections: readonly SelectionNode[]): PartDocument {
    const fragments = [...this.#fragments.values()].filter((fragment) => fragment !== undefined);
    const used = new Set<string>();
    const noteUse = (node: VariableNode) => {
      used.add(node.name.value);
    };
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    for (const node of [selectionSet, ...fragments]) visit(node, { [Kind.VARIABLE]: noteUse });
    const definitions = this.#request.definitions.filter(({ variable }) => used.has(variable.name.value));
    const values = Object.entries(this.#request.variables).filter(([name]) => used.has(name));
    return {
      document: {
        kind: Kind.DOCUMENT,
        definitions: [
          {
            kind: Kind.OPERATION_DEFINITION,
            operation: OperationTypeNode.QUERY,
            variableDefinitions: definitions as VariableDefinitionNode[],
            selectionSet,
          },
          ...fragments,
        ],
      },
      variables: Object.fromEntries(values),
    };
  }

  /**
   * The arguments that the site's field takes.
   *
   * @throws PressgraphError BAD_USER_INPUT for one that it lacks.
   */
  argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldNode['arguments'] {
    return this.#argumentsOf(field, node);
  }

  #node(node: SelectionNode, type: GraphQLCompositeType): readonly SelectionNode[] {
    if (node.kind === Kind.FIELD) return this.#field(node, type);
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition ? this.#condition(node.typeCondition.name.value, type) : type;
      if (!condition) return [];
      const typeCondition = node.typeCondition && {
        ...node.typeCondition,
        name: { ...node.typeCondition.name, value: condition.name },
      };
      return [
        {
          ...node,
          ...(typeCondition && { typeCondition }),
          selectionSet: this.selection([node.selectionSet], condition),
        },
      ];
    }
    const fragment = this.#fragment(node.name.value);
    return fragment && this.#condition(fragment.typeCondition.name.value, type) ? [node] : [];
  }

  #fragment(name: string): FragmentDefinitionNode | undefined {
    if (this.#fragments.has(name)) return this.#fragments.get(name);
    const given = this.#request.fragments[name];
    const type = given && this.#typeNamed(given.typeCondition.name.value);
    const fragment = type && {
      ...given,
      typeCondition: { ...given.typeCondition, name: { ...given.typeCondition.name, value: type.name } },
      selectionSet: this.selection([given.selectionSet], type),
    };
    this.#fragments.set(name, fragment);
    return fragment;
  }

  /** The type of a fragment, if an object of a type of this site may be one. */
  #condition(name: string, parent: GraphQLCompositeType): GraphQLCompositeType | undefined {
    const type = this.#typeNamed(name);
    return type && doTypesOverlap(this.#schema, parent, type) ? type : undefined;
  }

  #typeNamed(name: string): GraphQLCompositeType | undefined {
    if (name === this.#merged.names.siteQuery) return this.query;
    const type = this.#schema.getType(this.#merged.connections.get(name) ?? name);
    return isCompositeType(type) ? type : undefined;
  }

  #field(node: FieldNode, type: GraphQLCompositeType): readonly SelectionNode[] {
    const { value: name } = node.name;
    if (isUnionType(type) || name === '__typename') return [];
    const fields = type.getFields();
    if (this.#isOfGateway(name, type)) {
      if (name === SITE_FIELD) this.#nested.push(node);
      return [];
    }
    const field = name === OWN_SITE_FIELD ? (fields[SITE_FIELD] ?? fields[name]) : fields[name];
    if (!field) return [];
    const args = this.#argumentsOf(field, node);
    const named = getNamedType(field.type);
    const below = !isCompositeType(named)
      ? undefined
      : node.selectionSet
        ? this.selection([node.selectionSet], named)
        : wholeSelection(named);
    const { selectionSet: _, ...rest } = node;
    return [
      {
        ...rest,
        ...(field.name !== name && { alias: node.alias ?? node.name }),
        name: { ...node.name, value: field.name },
        arguments: args ?? [],
        ...(below && { selectionSet: below }),
      },
    ];
  }

  /** Whether the gateway itself answers a field. */
  #isOfGateway(name: string, type: GraphQLCompositeType): boolean {
    if (type.name === this.#merged.names.site) return FIELDS_OF_SITE.has(name);
    if (name !== SITE_FIELD || isUnionType(type)) return false;
    return type.name === 'Node' || type.getInterfaces().some((each) => each.name === 'Node');
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldNode['arguments'] {
    const { variables } = this.#request;
    return (node.arguments ?? []).filter(({ name: { value: name }, value }) => {
      const argument = field.args.find((each) => each.name === name);
      if (!argument && isAbsent(value, variables)) return false;
      const lacking = argument ? lackingInNode(value, argument.type, variables) : [];
      if (lacking === undefined) return true;
      const path = [name, ...lacking];
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `The site “${this.#site}” has no \`${path.join('.')}\` for \`${field.name}\`.`,
        { argumentPath: path },
      );
    });
  }
}
