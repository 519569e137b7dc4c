import type { GraphQLSchema } from 'graphql';
import type { SiteModel } from '../model/site-model.ts';
import { registerAuthor } from './native/authors/author.ts';
import { registerComment } from './native/comments/comment.ts';
import { registerContentInterface } from './native/content/content-interface.ts';
import { registerContentType } from './native/content/content-type.ts';
import { registerPreviewToken } from './native/content/preview-token.ts';
import { registerRevisions } from './native/content/revisions.ts';
import { registerContentStructure } from './native/content/structure/content-structure.ts';
import { registerMedia } from './native/media/media.ts';
import { registerMenus } from './native/menus/menu.ts';
import { registerMutations } from './native/mutations/mutations.ts';
import { registerNodeQueries } from './native/node/node-queries.ts';
import { createSchemaKit } from './native/schema-kit.ts';
import { registerSearch } from './native/search/search.ts';
import { registerSeo } from './native/seo/seo.ts';
import { registerContentTypes } from './native/site/content-types.ts';
import { registerSettings } from './native/site/settings.ts';
import { registerSite } from './native/site/site.ts';
import { registerSubscriptions } from './native/subscriptions/subscriptions.ts';
import { registerTaxonomyType } from './native/terms/taxonomy-type.ts';
import { registerTermInterface } from './native/terms/term-interface.ts';
import { registerViewer } from './native/viewer/viewer.ts';

/**
 * The schema of a site. WordPress's own post types and taxonomies take the same path as the site's: each is a model,
 * registered by the same function.
 */
export function buildSchema(site: SiteModel): GraphQLSchema {
  const kit = createSchemaKit(site);
  registerSite(kit);
  registerContentTypes(kit);
  registerSettings(kit);
  registerNodeQueries(kit);
  registerContentInterface(kit);
  registerRevisions(kit);
  registerPreviewToken(kit);
  registerContentStructure(kit);
  const content = new Map(
    [...kit.content].map(([slug, type]) => [slug, registerContentType(kit, type)] as const),
  );
  registerTermInterface(kit);
  for (const taxonomy of kit.terms.values()) registerTaxonomyType(kit, taxonomy, content);
  registerAuthor(kit, [...content.values()]);
  registerMedia(kit);
  registerComment(kit);
  registerSearch(kit);
  registerMenus(kit);
  registerSeo(kit);
  registerViewer(kit);
  registerMutations(kit);
  registerSubscriptions(kit);
  const schema = kit.builder.toSchema();
  schema.description = describeSchema(site);
  return schema;
}

const describeSchema = ({ name }: SiteModel): string =>
  `${name || 'A WordPress site'} as GraphQL, read from its WordPress REST API by Pressgraph. ` +
  'Begin with `posts`, `nodeByUri` or `site`.';
