import type { ContentTypeModel, Resource } from '../../../model/resources.ts';
import type { RestFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { isSamePath } from './site-uri.ts';

/**
 * Unpublished content has no public page, and pages ignore REST credentials. For identified callers the URL itself is
 * parsed: drafts have their id in it (`/?p=12`), private content its slug.
 */
export async function loadUnpublished(
  path: string,
  resources: readonly Resource[],
  { caller, load }: GatewayContext,
  fieldsOf: (resource: Resource) => RestFields,
): Promise<Row | null> {
  if (caller.kind === 'anonymous') return null;
  const models = resources.filter((resource) => resource.kind === 'content');
  const [pathname = '', search = ''] = path.split('?', 2);
  const named = idInQuery(new URLSearchParams(search), models);
  if (named) return await load.byId(named.model, named.id, fieldsOf(named.model));
  const slug = pathname.split('/').filter(Boolean).at(-1);
  if (slug === undefined) return null;
  const found = await Promise.all(
    models.map((model) => load.bySlug(model, slug, [...fieldsOf(model), 'link'])),
  );
  return found.flat().find(({ link }) => isSamePath(path, link)) ?? null;
}

/** `/?p=12`, `/?page_id=12`, `/?post_type=book&p=12`. */
function idInQuery(
  query: URLSearchParams,
  models: readonly ContentTypeModel[],
): { readonly model: ContentTypeModel; readonly id: number } | undefined {
  const pageId = query.get('page_id');
  const slug = pageId === null ? (query.get('post_type') ?? 'post') : 'page';
  const model = models.find((candidate) => candidate.slug === slug);
  const id = Number(pageId ?? query.get('p'));
  return model && Number.isSafeInteger(id) && id > 0 ? { model, id } : undefined;
}
