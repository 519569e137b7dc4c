import type { Resource } from '../../model/resources.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { ListOwner, ListRequest } from '../lists/merge-lists.ts';
import { requestName } from '../shared/request-name.ts';

/** Items of a resource that an operation loaded with the same fields. */
export interface NeededItems {
  readonly resource: Resource;
  readonly fields: RestFields;
  readonly ids: ReadonlySet<number>;
}

/** Lists that an operation loaded and that differ only in their owner. */
export interface NeededLists {
  /** Without the owner's id. */
  readonly list: Pick<ListRequest, 'resource' | 'route' | 'query' | 'relations'>;
  readonly owner: Omit<ListOwner, 'count'>;
  /** `undefined` if only their lengths were. */
  readonly fields: RestFields | undefined;
  /** The ids of the owners, with the approximate lengths of their lists. */
  readonly owners: ReadonlyMap<number, number | undefined>;
}

/** What an operation loaded by ids; by name. Nothing but ids and what the operation itself says. */
export interface Needs {
  readonly items: ReadonlyMap<string, NeededItems>;
  readonly lists: ReadonlyMap<string, NeededLists>;
}

/** Records what one operation loads by ids. */
export class NeedsRecorder implements Needs {
  readonly items = new Map<string, NeededItems & { readonly ids: Set<number> }>();
  readonly lists = new Map<string, NeededLists & { readonly owners: Map<number, number | undefined> }>();

  addItems(resource: Resource, ids: readonly number[], fields: RestFields): void {
    const name = `${resource.key}#${fields.join()}`;
    const needed = this.items.get(name) ?? { resource, fields, ids: new Set<number>() };
    this.items.set(name, needed);
    for (const id of ids) needed.ids.add(id);
  }

  /** A list without an owner does not depend on what WordPress answers. */
  addList({ resource, route, query, owner, relations }: ListRequest, fields?: RestFields): void {
    if (owner === undefined) return;
    const { count, ...shared } = owner;
    const { [owner.parameter]: id, ...rest } = query;
    if (typeof id !== 'number') return;
    const traits = [owner.field, owner.isTree, owner.needsTotal, owner.ignoresRest].map(String);
    const name = `${requestName(route, rest)} ${owner.parameter} ${traits.join()}#${fields?.join()}`;
    const needed = this.lists.get(name) ?? {
      list: { resource, route, query: rest, relations },
      owner: shared,
      fields,
      owners: new Map<number, number | undefined>(),
    };
    this.lists.set(name, needed);
    needed.owners.set(id, count);
  }
}

/** How many ids there are. */
export const sizeOfNeeds = ({ items, lists }: Needs): number =>
  sum([...items.values()].map(({ ids }) => ids.size)) +
  sum([...lists.values()].map(({ owners }) => owners.size));

/** How many ids of the first are needed in the same way by the second. */
export const commonNeeds = (one: Needs, other: Needs): number =>
  sum([...one.items].map(([name, { ids }]) => commonKeys(ids, other.items.get(name)?.ids))) +
  sum([...one.lists].map(([name, { owners }]) => commonKeys(owners, other.lists.get(name)?.owners)));

function commonKeys(
  one: Pick<ReadonlySet<number>, 'keys'>,
  other: Pick<ReadonlySet<number>, 'has'> | undefined,
): number {
  return other === undefined ? 0 : [...one.keys()].filter((id) => other.has(id)).length;
}

/** Approximate memory, in bytes. */
export function bytesOfNeeds(needs: Needs): number {
  const names = [...needs.items.keys(), ...needs.lists.keys()];
  // What a name consists of is held once more.
  const text = sum(names.map((name) => 400 + 4 * name.length));
  return text + 40 * sizeOfNeeds(needs);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
