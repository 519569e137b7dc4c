import { isRecord, type JsonObject } from '../../../base/json.ts';
import { CO_AUTHORS } from '../../../loaders/site/co-author-loader.ts';
import { AUTHORS, type ContentTypeModel, type TaxonomyModel } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import type { AuthorRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';

/** One of several authors of an item: a user of the site, or a guest. */
export interface CoAuthor {
  /** The slug of the author archive. */
  readonly slug: string;
  readonly user: AuthorRow | null;
  /** What Co-Authors Plus tells of a guest. */
  readonly guest: JsonObject | null;
}

/** Co-Authors Plus 3.7 stores its authors as terms of this taxonomy, with this prefix before their slugs. */
const TAXONOMY = 'author';
const PREFIX = /^cap-/;
const USER_FIELDS = ['avatar_urls', 'description', 'id', 'link', 'name', 'slug'];

/** Two batches for the terms and the users, and a request for each guest. */
export const COSTS_OF_CO_AUTHORS: FieldCosts = { batch: 2, requests: 1, once: { 'slugs of authors': 1 } };

/** The taxonomy of the co-authors of a type; `undefined` if the site has no such plugin. */
export const coAuthorsOf = (model: ContentTypeModel, site: SiteShape): TaxonomyModel | undefined =>
  site.namespaces.includes(CO_AUTHORS) && model.taxonomies.includes(TAXONOMY)
    ? site.taxonomies.find(({ slug }) => slug === TAXONOMY)
    : undefined;

/** The only author of an item without terms, as Co-Authors Plus has it. */
export async function loadOnlyAuthor(
  id: number | undefined,
  { load }: GatewayContext,
): Promise<readonly CoAuthor[]> {
  const user = id ? await load.byId(AUTHORS, id, USER_FIELDS) : null;
  return user ? [{ slug: user.slug ?? '', user, guest: null }] : [];
}

/** The co-authors of an item, by the ids of their terms, in that order. */
export async function loadCoAuthors(
  taxonomy: TaxonomyModel,
  ids: readonly number[],
  { load }: GatewayContext,
): Promise<readonly CoAuthor[]> {
  const terms = await load.byIds(taxonomy, ids, ['id', 'slug']);
  const slugs = terms.flatMap((term) => (term?.slug ? [term.slug.replace(PREFIX, '')] : []));
  const authors = await Promise.all(
    slugs.map(async (slug): Promise<CoAuthor | null> => {
      const [user = null] = await load.bySlug(AUTHORS, slug, USER_FIELDS);
      const guest = user === null ? await load.coAuthor(slug) : null;
      return user || guest ? { slug, user, guest } : null;
    }),
  );
  return authors.filter((author) => author !== null);
}

export const nameOfCoAuthor = ({ user, guest }: CoAuthor): string | null =>
  user?.name ?? textAt(guest, 'display_name');
export const linkOfCoAuthor = ({ user, guest }: CoAuthor): string | null =>
  user?.link ?? textAt(guest, 'link');

/** Plain text of a user; of a guest, what an editor wrote. */
export function descriptionOfCoAuthor({ user, guest }: CoAuthor): string | null {
  if (user) return user.description ?? null;
  const description = guest?.['description'];
  return isRecord(description) ? textAt(description, 'raw') : null;
}

export const avatarsOfCoAuthor = ({ user, guest }: CoAuthor): AuthorRow['avatar_urls'] =>
  user?.avatar_urls ?? (guest?.['avatar_urls'] as AuthorRow['avatar_urls']);

function textAt(object: JsonObject | null, key: string): string | null {
  const text = object?.[key];
  return typeof text === 'string' && text !== '' ? text : null;
}
