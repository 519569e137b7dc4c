import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { Dialect } from '../dialect.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args } from '../kit/registrar.ts';

const NODE = { description: 'String', id: 'ID', name: 'String', slug: 'String' };
/** Most terms that one write may name: each that has to be made is a request. */
const MOST_TERMS = 50;

/** The terms of an item in inputs: `categories: { append, nodes: [{ id, slug, name }] }`. */
export function termInputs(
  { types, names, site }: Dialect,
  model: ContentTypeModel,
): Readonly<Record<string, string>> {
  const { typeName } = names.of(model);
  const fields: Record<string, string> = {};
  const add = (plural: string) => {
    const input = `${typeName}${plural.replace(/^./, (letter) => letter.toUpperCase())}`;
    types.input(`${input}NodeInput`, 'A term, by one of its identifiers.', NODE);
    types.input(`${input}Input`, 'The terms of an item.', {
      append: 'Boolean',
      nodes: `[${input}NodeInput]`,
    });
    fields[plural] = `${input}Input`;
  };
  for (const taxonomy of site.taxonomies) {
    if (model.taxonomies.includes(taxonomy.slug)) add(names.of(taxonomy).plural);
  }
  if (model.slug === 'post') add('postFormats');
  return fields;
}

/**
 * The ids of the terms that an input names, by the argument of WordPress's route. A name that is no term of the taxonomy
 * becomes one, as in the plugin.
 *
 * @param id The item, whose terms stay if the input appends.
 */
export async function assignedTerms(
  { names, site }: Dialect,
  model: ContentTypeModel,
  id: number | undefined,
  input: Args,
  context: GatewayContext,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const assigned: Record<string, readonly number[]> = {};
  for (const taxonomy of site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug))) {
    const given = input[names.of(taxonomy).plural];
    if (!isRecord(given)) continue;
    const nodes = (Array.isArray(given['nodes']) ? given['nodes'] : []).filter(isRecord);
    if (nodes.length > MOST_TERMS) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected at most ${MOST_TERMS} terms, got ${nodes.length}.`,
      );
    }
    const ids = new Set(given['append'] === true ? await termsNow(taxonomy, model, id, context) : []);
    for (const node of nodes) ids.add(await termOf(taxonomy, node, context));
    assigned[taxonomy.restBase] = [...ids];
  }
  return assigned;
}

async function termsNow(
  { restBase }: TaxonomyModel,
  model: ContentTypeModel,
  id: number | undefined,
  { load }: GatewayContext,
): Promise<readonly number[]> {
  const row = id === undefined ? null : await load.named(model, id, ['id', restBase].sort());
  const ids: unknown = row && Reflect.get(row, restBase);
  return Array.isArray(ids) ? ids.map(Number) : [];
}

/** A term by its id, slug or name. Only a name makes a new one. */
async function termOf(taxonomy: TaxonomyModel, node: Args, context: GatewayContext): Promise<number> {
  const id = databaseIdOf(node['id']);
  if (id !== undefined) return id;
  const { load } = context;
  const slug = node['slug'] ?? node['name'];
  if (typeof slug === 'string') {
    const [found] = await load.bySlug(taxonomy, slug.toLowerCase().trim().replace(/\s+/g, '-'), [
      'id',
      'slug',
    ]);
    if (found) return found.id;
  }
  const name = node['name'] ?? node['slug'];
  if (typeof name !== 'string') {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a term to have an `id`, `slug` or `name`.');
  }
  try {
    const body = { name, slug: node['slug'] ?? undefined, description: node['description'] ?? undefined };
    const response = await load.write({
      ...{ method: 'POST', route: taxonomy.route, query: { _fields: ['id'] } },
      body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
    });
    if (isRecord(response.body) && typeof response.body['id'] === 'number') return response.body['id'];
  } catch (error) {
    const existing = error instanceof PressgraphError ? error.wordpress?.existingId : undefined;
    if (existing === undefined) throw error;
    return existing;
  }
  throw new PressgraphError('UPSTREAM_ERROR', `Expected an id from ${taxonomy.route}.`);
}
