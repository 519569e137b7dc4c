import type { GraphQLSchema } from 'graphql';
import type { GivenNames } from '../../base/given-names.ts';
import type { SiteShape } from '../../model/site-model.ts';
import { pagedBy } from '../engine/paging/paging-rules.ts';
import { registerAuthor } from './authors/author.ts';
import { registerComment } from './comments/comment.ts';
import { registerThread } from './comments/thread.ts';
import { registerAround } from './content/around.ts';
import { registerContentInterface } from './content/content-interface.ts';
import { registerContentType } from './content/content-type.ts';
import { registerDateArchive } from './content/date-archive.ts';
import { registerMetaValue } from './content/meta-value.ts';
import { registerPreviewToken } from './content/preview-token.ts';
import { registerRevisions } from './content/revisions.ts';
import { registerContentStructure } from './content/structure/content-structure.ts';
import { registerLanguages } from './languages/languages.ts';
import { registerMedia } from './media/media.ts';
import { registerMenus } from './menus/menu.ts';
import { registerMutations } from './mutations/mutations.ts';
import { registerNodeQueries } from './node/node-queries.ts';
import { registerRedirectQuery } from './node/redirect-query.ts';
import { PAGING } from './paging/paging.ts';
import { createSchemaKit } from './schema-kit.ts';
import { registerSearch } from './search/search.ts';
import { registerSeo } from './seo/seo.ts';
import { registerContentTypes } from './site/content-types.ts';
import { registerSettings } from './site/settings.ts';
import { registerSite } from './site/site.ts';
import { registerSubscriptions } from './subscriptions/subscriptions.ts';
import { registerTaxonomyType } from './terms/taxonomy-type.ts';
import { registerTermInterface } from './terms/term-interface.ts';
import { registerViewer } from './viewer/viewer.ts';

/**
 * Builds Pressgraph's own schema of a site. Built-in and custom post types and taxonomies take the same path: each is
 * a model, registered by the same function.
 *
 * @param prefix What its names get in front of them, once it is built: its ids have it already.
 */
export function buildNativeSchema(site: SiteShape, given?: GivenNames, prefix?: string): GraphQLSchema {
  const kit = createSchemaKit(site, given, prefix);
  registerSite(kit);
  registerLanguages(kit);
  registerContentTypes(kit);
  registerSettings(kit);
  registerNodeQueries(kit);
  registerRedirectQuery(kit);
  registerContentInterface(kit);
  registerAround(kit);
  registerMetaValue(kit);
  registerRevisions(kit);
  registerPreviewToken(kit);
  registerContentStructure(kit);
  const content = new Map(
    [...kit.content].map(([slug, type]) => [slug, registerContentType(kit, type)] as const),
  );
  registerDateArchive(kit, content.get('post'));
  registerTermInterface(kit);
  for (const taxonomy of kit.terms.values()) registerTaxonomyType(kit, taxonomy, content);
  registerAuthor(kit, [...content.values()]);
  registerMedia(kit);
  registerComment(kit);
  registerThread(kit);
  registerSearch(kit);
  registerMenus(kit);
  registerSeo(kit);
  registerViewer(kit);
  registerMutations(kit);
  registerSubscriptions(kit);
  const schema = kit.builder.toSchema({ extensions: pagedBy(PAGING), sortSchema: false });
  schema.description = DESCRIPTION;
  return schema;
}

const DESCRIPTION =
  'A WordPress site as a GraphQL API, provided by Pressgraph on top of the WordPress REST API. ' +
  'Start with `posts`, `nodeByUri` or `site`.';
