import { HOME, type Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';

const REST = `${HOME}/wp-json`;

/** `_links` of an item, as each controller's `prepare_links` makes them. */
export function linksOf(row: Row, collection: Collection, site: Site): Record<string, unknown> {
  const route = `${REST}/${collection.namespace}/${collection.restBase}`;
  const common = {
    self: [{ href: `${route}/${row.id}`, targetHints: { allow: ['GET'] } }],
    collection: [{ href: route }],
  };
  switch (collection.kind) {
    case 'content':
    case 'media':
      return { ...common, ...contentLinks(row, collection, site) };
    case 'term':
      return { ...common, ...termLinks(row, collection, site), ...curies };
    case 'comment':
      return { ...common, ...commentLinks(row, site) };
    case 'user':
      return common;
  }
}

const curies = { curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }] };

function contentLinks(row: Row, collection: Collection, site: Site): Record<string, unknown> {
  const taxonomies = site.collections.filter(
    ({ kind, slug }) => kind === 'term' && collection.taxonomies.includes(slug),
  );
  const isMedia = collection.kind === 'media';
  // Custom types have them only if registered so.
  const hasRevisions = ['post', 'page'].includes(collection.slug);
  const attachedTo = isMedia ? site.findContent(Number(row['post'])) : undefined;
  return {
    about: [{ href: `${REST}/wp/v2/types/${collection.slug}` }],
    ...(row['author']
      ? { author: [{ embeddable: true, href: `${REST}/wp/v2/users/${row['author']}` }] }
      : {}),
    ...('comment_status' in row
      ? { replies: [{ embeddable: true, href: `${REST}/wp/v2/comments?post=${row.id}` }] }
      : {}),
    ...(!hasRevisions
      ? {}
      : {
          'version-history': [
            {
              count: 0,
              href: `${REST}/${collection.namespace}/${collection.restBase}/${row.id}/revisions`,
            },
          ],
        }),
    ...(row['parent']
      ? {
          up: [
            {
              embeddable: true,
              href: `${REST}/${collection.namespace}/${collection.restBase}/${row['parent']}`,
            },
          ],
        }
      : {}),
    ...(row['featured_media']
      ? {
          'wp:featuredmedia': [{ embeddable: true, href: `${REST}/wp/v2/media/${row['featured_media']}` }],
        }
      : {}),
    ...(isMedia ? {} : { 'wp:attachment': [{ href: `${REST}/wp/v2/media?parent=${row.id}` }] }),
    ...(taxonomies.length === 0
      ? {}
      : {
          'wp:term': taxonomies.map(({ slug, namespace, restBase }) => ({
            taxonomy: slug,
            embeddable: true,
            href: `${REST}/${namespace}/${restBase}?post=${row.id}`,
          })),
        }),
    ...(attachedTo
      ? {
          'wp:attached-to': [
            {
              embeddable: true,
              post_type: attachedTo.collection.slug,
              id: attachedTo.row.id,
              href: `${REST}/${attachedTo.collection.namespace}/${attachedTo.collection.restBase}/${attachedTo.row.id}`,
            },
          ],
        }
      : {}),
    ...(isMedia && attachedTo === undefined ? {} : curies),
  };
}

function termLinks(row: Row, collection: Collection, site: Site): Record<string, unknown> {
  const types = site.collections.filter(({ taxonomies }) => taxonomies.includes(collection.slug));
  return {
    about: [{ href: `${REST}/wp/v2/taxonomies/${collection.slug}` }],
    ...(row['parent']
      ? {
          up: [
            {
              embeddable: true,
              href: `${REST}/${collection.namespace}/${collection.restBase}/${row['parent']}`,
            },
          ],
        }
      : {}),
    'wp:post_type': types.map(({ namespace, restBase }) => ({
      href: `${REST}/${namespace}/${restBase}?${collection.restBase}=${row.id}`,
    })),
  };
}

function commentLinks(row: Row, site: Site): Record<string, unknown> {
  const parent = site.findContent(Number(row['post']));
  const comments = site.collections.find(({ kind }) => kind === 'comment')?.rows ?? [];
  return {
    ...(row['author']
      ? { author: [{ embeddable: true, href: `${REST}/wp/v2/users/${row['author']}` }] }
      : {}),
    ...(parent === undefined
      ? {}
      : {
          up: [
            {
              embeddable: true,
              post_type: parent.collection.slug,
              href: `${REST}/${parent.collection.namespace}/${parent.collection.restBase}/${row['post']}`,
            },
          ],
        }),
    ...(row['parent']
      ? { 'in-reply-to': [{ embeddable: true, href: `${REST}/wp/v2/comments/${row['parent']}` }] }
      : {}),
    ...(comments.some(({ parent: above }) => above === row.id)
      ? { children: [{ embeddable: true, href: `${REST}/wp/v2/comments?parent=${row.id}` }] }
      : {}),
  };
}
