import type { FieldNode } from 'graphql';
import { PART_KEYS, planField } from '../plan/site-parts.ts';
import type { MergedOperation } from './merged-operation.ts';

/** A site, of which only the key is known until one of its fields is read. */
export class SiteValue {
  readonly key: string;
  readonly #load: () => Promise<object>;
  #loaded: Promise<object> | undefined;

  constructor(key: string, load: () => Promise<object>) {
    this.key = key;
    this.#load = load;
  }

  /** What is selected of its own `Site`. */
  load(): Promise<object> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }
}

/** The site, with what is selected of it. The same for all nodes that it is selected on. */
export const siteValue = (key: string, nodes: readonly FieldNode[], operation: MergedOperation): SiteValue =>
  operation.once(nodes, key, () => new SiteValue(key, () => loadSite(key, nodes, operation)));

async function loadSite(
  key: string,
  nodes: readonly FieldNode[],
  operation: MergedOperation,
): Promise<object> {
  const { names } = operation.merged;
  const field = names.root('site');
  const data = await runPart(key, () => planField(key, field, withoutArguments(nodes), operation), operation);
  return operation.values.read(data, PART_KEYS.field) as object;
}

const withoutArguments = (nodes: readonly FieldNode[]): readonly FieldNode[] =>
  nodes.map((node) => ({ ...node, arguments: [] }));

/**
 * Executes a part of a site.
 *
 * @throws PressgraphError If the site is not open, or answers without data.
 */
export async function runPart(
  site: string,
  plan: () => Parameters<MergedOperation['run']>[0] | undefined,
  operation: MergedOperation,
): Promise<object> {
  const failure = operation.failureOf(site);
  if (failure) throw failure;
  const part = plan();
  if (!part) throw new TypeError('Expected a field that the site has.');
  return operation.values.add(site, await operation.run(part));
}
