import {
  type ArgumentNode,
  type FieldNode,
  getNamedType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { MergedSchema } from '../schema/merge-schemas.ts';
import type { MergedRequest, PartDocument } from './merged-request.ts';
import { SitePlanner } from './site-planner.ts';
import { fieldNode } from './whole-selection.ts';

/** What one site executes for a field of the merged schema. */
export interface SitePart extends PartDocument {
  readonly site: string;
  /** Fields for the site of a node in it: they are loaded apart. */
  readonly nested: readonly FieldNode[];
}

/** Keys of what the gateway itself reads of a part. No field of a site is called so. */
export const PART_KEYS = {
  field: 'pressgraphField',
  rows: 'pressgraphRows',
  page: 'pressgraphPage',
  total: 'pressgraphTotal',
} as const;

interface Planning {
  readonly merged: MergedSchema;
  readonly request: MergedRequest;
}

/** Everything selected of a site's own root. */
export function planQuery(
  site: string,
  nodes: readonly FieldNode[],
  { merged, request }: Planning,
): SitePart {
  const planner = new SitePlanner(site, merged, request);
  const { selections } = planner.selection(setsOf(nodes), planner.query);
  return { site, ...planner.part(selections), nested: planner.nested };
}

/**
 * One root field of a site, in place of a field of the merged schema.
 *
 * @param field Its name on the site.
 * @returns `undefined` if the site has no such field.
 * @throws PressgraphError BAD_USER_INPUT for arguments that the site lacks.
 */
export function planField(
  site: string,
  field: string,
  nodes: readonly FieldNode[],
  planning: Planning,
): SitePart | undefined {
  const begun = beginPart(site, field, nodes, planning);
  if (!begun) return undefined;
  const { planner, definition, type, node } = begun;
  const below = planner.selection(setsOf(nodes), type);
  const args = planner.argumentsOf(definition, node) ?? [];
  return {
    site,
    ...planner.part([rootField(field, args, below)]),
    nested: planner.nested,
  };
}

/** Where a page of a site's list begins, and how long it is. */
export interface PartPage {
  readonly first: number;
  readonly after: string | undefined;
}

/** Arguments of merged lists that the sites' own do not have, or have their own of. */
const OWN_ARGUMENTS: ReadonlySet<string> = new Set(['sites', 'first', 'after']);

/**
 * A page of a site's list, with what it is merged by.
 *
 * @returns `undefined` if the site has no such list.
 * @throws PressgraphError BAD_USER_INPUT for arguments that the site lacks.
 */
export function planList(
  site: string,
  field: string,
  nodes: readonly FieldNode[],
  { first, after }: PartPage,
  planning: Planning,
): SitePart | undefined {
  const { merged, request } = planning;
  const begun = beginPart(site, field, nodes, planning);
  if (!begun) return undefined;
  const { planner, definition, type, node } = begun;
  const own = (node.arguments ?? []).filter(({ name }) => !OWN_ARGUMENTS.has(name.value));
  const args = [
    ...(planner.argumentsOf(definition, { ...node, arguments: own }) ?? []),
    argument('first', { kind: Kind.INT, value: String(first) }),
    ...(after === undefined ? [] : [argument('after', { kind: Kind.STRING, value: after })]),
  ];
  const dated = merged.lists.get(field)?.order === 'date' ? [fieldNode('date')] : [];
  const keys = [
    fieldNode(
      'edges',
      set(fieldNode('cursor'), fieldNode('node', set(fieldNode('databaseId'), ...dated))),
      PART_KEYS.rows,
    ),
    fieldNode('pageInfo', set(fieldNode('hasNextPage'), fieldNode('endCursor')), PART_KEYS.page),
    ...(mentionsTotal(nodes, request) ? [fieldNode(TOTAL, undefined, PART_KEYS.total)] : []),
  ];
  const { selections } = planner.selection(setsOf(nodes), type);
  return {
    site,
    ...planner.part([rootField(field, args, set(...selections, ...keys))]),
    nested: planner.nested,
  };
}

/** A part that asks one root field; `undefined` if the site has no such field. */
function beginPart(site: string, field: string, nodes: readonly FieldNode[], { merged, request }: Planning) {
  const planner = new SitePlanner(site, merged, request);
  const definition = planner.rootField(field);
  const type = definition && getNamedType(definition.type);
  const [node] = nodes;
  if (!definition || !node || !isCompositeType(type)) return undefined;
  return { planner, definition, type, node };
}

const TOTAL = 'totalCount';

/** Whether the total may be selected: then it is read under a key of its own. */
function mentionsTotal(nodes: readonly FieldNode[], { fragments }: MergedRequest): boolean {
  let isMentioned = false;
  for (const node of [...nodes, ...Object.values(fragments)]) {
    visit(node, {
      [Kind.FIELD]: ({ name }: FieldNode) => {
        isMentioned ||= name.value === TOTAL;
      },
    });
  }
  return isMentioned;
}

const set = (...selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

const argument = (name: string, value: ArgumentNode['value']): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});

const rootField = (
  name: string,
  args: readonly ArgumentNode[],
  selectionSet: SelectionSetNode,
): SelectionNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: PART_KEYS.field },
  name: { kind: Kind.NAME, value: name },
  arguments: args,
  selectionSet,
});

const setsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
