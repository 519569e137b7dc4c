import { type ContentTypeModel, MEDIA, type Resource, type TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import { ancestorsOf } from '../content/ancestors.ts';
import type { GatewayContext } from '../context.ts';
import { mediaSizes } from '../media/media-sizes.ts';
import { uriOf } from '../uri/site-uri.ts';
import { factsOf, type ItemFacts, restFieldsOfFacts } from './item-facts.ts';
import type { BreadcrumbShape, SeoImageShape, SeoShape } from './seo-shape.ts';
import { textOf } from './values.ts';

/** Open Graph types. @see https://ogp.me/#types */
const OPEN_GRAPH_TYPE = { content: 'article', term: 'website', author: 'profile' } as const;

/**
 * The SEO data of a page without a plugin, from its REST item and the site's name. The title is the one WordPress
 * itself prints (`wp_get_document_title`). REST does not expose robots directives.
 */
export function seoOfItem(resource: Resource, row: object, context: GatewayContext): SeoShape {
  const { site } = context;
  const facts = factsOf({ ...row });
  const isFrontPage = facts.address !== null && uriOf(facts.address, site.addresses) === '/';
  const isAboutContent = resource.kind === 'content';
  const images = imagesOf(facts, context);
  return {
    source: 'WORDPRESS',
    title: isFrontPage ? site.name || facts.title : documentTitle(facts.title, site.name),
    description: facts.summary,
    canonicalUrl: facts.address,
    robots: null,
    openGraph: {
      title: facts.title,
      description: facts.summary,
      type: isFrontPage
        ? 'website'
        : OPEN_GRAPH_TYPE[isAboutContent ? 'content' : resource.kind === 'author' ? 'author' : 'term'],
      url: facts.address,
      siteName: site.name || null,
      locale: null,
      publishedTime: facts.published,
      modifiedTime: facts.modified,
      images,
    },
    twitter: {
      card: isAboutContent && facts.featuredMedia !== null ? 'summary_large_image' : 'summary',
      title: null,
      description: null,
      image: null,
      creator: null,
      site: null,
    },
    jsonLd: [],
    breadcrumbs: () => breadcrumbsTo(resource, facts, context, isFrontPage),
  };
}

/** WordPress joins them with a hyphen, which `wptexturize` turns into a dash. */
const documentTitle = (title: string | null, siteName: string): string | null =>
  title === null ? null : [title, siteName].filter(Boolean).join(' – ');

function imagesOf(facts: ItemFacts, context: GatewayContext): SeoShape['openGraph']['images'] {
  if (facts.avatar) {
    const { url, size } = facts.avatar;
    return [{ url, width: size, height: size, alt: facts.title, type: null }];
  }
  const id = facts.featuredMedia;
  if (id === null) return [];
  return async (fields) => {
    const media = await context.load.byId(MEDIA, id, restFields(fields, MEDIA.kind));
    return media ? imageOf(media) : [];
  };
}

function imageOf(media: RowOf<typeof MEDIA>): readonly SeoImageShape[] {
  const { source_url: url, alt_text, mime_type } = media;
  if (!url) return [];
  const full = mediaSizes(media).find(({ name }) => name === 'full');
  return [
    {
      url,
      width: full?.width ?? null,
      height: full?.height ?? null,
      alt: textOf(alt_text),
      type: mime_type ?? null,
    },
  ];
}

/** From the front page down. Parents cost one request per level, for all items together. */
async function breadcrumbsTo(
  resource: Resource,
  { title, address, parent }: ItemFacts,
  context: GatewayContext,
  isFrontPage: boolean,
): Promise<readonly BreadcrumbShape[]> {
  const { site } = context;
  const home = { text: site.name || new URL(site.home).host, url: `${site.home}/` };
  if (isFrontPage) return [home];
  const above = parent !== null && isNested(resource) ? await stepsAbove(resource, parent, context) : [];
  return [home, ...above, ...(title === null ? [] : [{ text: title, url: address }])];
}

const isNested = (resource: Resource): resource is ContentTypeModel | TaxonomyModel =>
  (resource.kind === 'content' || resource.kind === 'term') && resource.hierarchical;

async function stepsAbove(
  resource: ContentTypeModel | TaxonomyModel,
  parent: number,
  context: GatewayContext,
): Promise<readonly BreadcrumbShape[]> {
  const fields = restFieldsOfFacts(resource, ['title', 'address']);
  const rows = await ancestorsOf(resource, parent, fields, context);
  return rows.toReversed().flatMap((row) => {
    const { title, address } = factsOf({ ...row });
    return title === null ? [] : [{ text: title, url: address }];
  });
}
