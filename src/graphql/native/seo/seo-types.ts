import { restFields } from '../../../wordpress/rest/fields.ts';
import { CHAIN_OF_PARENTS } from '../../engine/content/ancestors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { Selection } from '../../engine/selection/selection.ts';
import type {
  BreadcrumbShape,
  OpenGraphShape,
  RobotsShape,
  SeoImageShape,
  SeoShape,
} from '../../engine/seo/seo-shape.ts';
import { uriWithin } from '../../engine/uri/site-uri.ts';
import type { SchemaKit } from '../schema-kit.ts';

/**
 * The `Seo` type and its parts. Their `reads` name facts of an item (see `item-facts.ts`), which are mapped to REST
 * fields per kind of item; those of `SeoImage` are REST fields of media.
 */
export function registerSeoTypes(kit: SchemaKit) {
  const { builder } = kit;
  const SeoSource = builder.enumType('SeoSource', {
    description: 'Where SEO data comes from.',
    values: {
      YOAST: { description: 'Yoast SEO. Sent with the item.' },
      RANK_MATH: { description: 'Rank Math. Costs one request per item.' },
      WORDPRESS: { description: 'No plugin: derived from the item itself.' },
    } as const,
  });
  const Robots = registerRobots(kit);
  const OpenGraph = registerOpenGraph(kit);
  const Twitter = registerTwitter(kit);
  const Breadcrumb = registerBreadcrumb(kit);
  return builder.objectRef<SeoShape>('Seo').implement({
    description: 'SEO data of a page, for search engines and social networks.',
    fields: (t) => ({
      source: t.field({
        type: SeoSource,
        nullable: false,
        description: 'Where this data comes from.',
        resolve: ({ source }) => source,
      }),
      title: t.exposeString('title', {
        reads: ['title', 'address'],
        description: 'The page title, including the site name, as plain text.',
      }),
      description: t.exposeString('description', {
        reads: ['summary'],
        description:
          'The meta description, as plain text. Without a plugin: the excerpt, or the description of a term or author, cut to 160 characters.',
      }),
      canonicalUrl: t.expose('canonicalUrl', {
        type: 'URL',
        reads: ['address'],
        description: 'The canonical URL. Null if there is none.',
      }),
      robots: t.field({
        type: Robots,
        reads: ['robots'],
        description:
          'The directives for search engines. Null without a plugin, because WordPress does not expose them.',
        resolve: ({ robots }) => robots,
      }),
      openGraph: t.field({
        type: OpenGraph,
        nullable: false,
        reads: (_args, { below }) => below.reads(),
        description: 'The data for social networks (Open Graph).',
        resolve: ({ openGraph }) => openGraph,
      }),
      twitter: t.field({
        type: Twitter,
        nullable: false,
        reads: (_args, { below }) => below.reads(),
        description: 'The data for X. Falls back to Open Graph.',
        resolve: (seo) => seo,
      }),
      jsonLd: t.field({
        type: ['JSON'],
        nullable: false,
        description: 'The structured data (JSON-LD), one value per document. Empty without a plugin.',
        resolve: ({ jsonLd }) => [...jsonLd],
      }),
      breadcrumbs: t.field({
        type: [Breadcrumb],
        costs: CHAIN_OF_PARENTS,
        reads: ['title', 'address', 'parent'],
        description:
          'The breadcrumbs from the front page to this page. Without a plugin, they are built from its ancestors: one request per level, for all items together. Categories are not included.',
        resolve: async ({ breadcrumbs }) => [
          ...(typeof breadcrumbs === 'function' ? await breadcrumbs() : breadcrumbs),
        ],
      }),
    }),
  });
}

function registerRobots({ builder }: SchemaKit) {
  return builder.objectRef<RobotsShape>('SeoRobots').implement({
    description: 'The directives for search engines.',
    fields: (t) => ({
      index: t.exposeBoolean('index', {
        nullable: false,
        description: 'Whether to show the page in search results.',
      }),
      follow: t.exposeBoolean('follow', {
        nullable: false,
        description: 'Whether to follow its links.',
      }),
      maxSnippet: t.exposeInt('maxSnippet', {
        description: 'The maximum length of a text snippet, in characters. -1 for no limit.',
      }),
      maxImagePreview: t.exposeString('maxImagePreview', {
        description: 'The maximum size of image previews: `none`, `standard` or `large`.',
      }),
      maxVideoPreview: t.exposeInt('maxVideoPreview', {
        description: 'The maximum length of video previews, in seconds. -1 for no limit.',
      }),
      raw: t.exposeString('raw', {
        nullable: false,
        description: 'The content of the `robots` meta tag.',
      }),
    }),
  });
}

function registerOpenGraph(kit: SchemaKit) {
  const { builder } = kit;
  const Image = registerImage(kit);
  return builder.objectRef<OpenGraphShape>('SeoOpenGraph').implement({
    description: 'The data of a page for social networks (Open Graph).',
    fields: (t) => ({
      title: t.exposeString('title', { reads: ['title'], description: 'The title (`og:title`).' }),
      description: t.exposeString('description', {
        reads: ['summary'],
        description: 'The description (`og:description`).',
      }),
      type: t.exposeString('type', {
        reads: ['address'],
        description: 'The type of page (`og:type`): `article`, `website`, `profile`.',
      }),
      url: t.expose('url', { type: 'URL', reads: ['address'], description: 'The URL (`og:url`).' }),
      siteName: t.exposeString('siteName', { description: 'The name of the site (`og:site_name`).' }),
      locale: t.exposeString('locale', {
        description: 'The language and region (`og:locale`): `en_US`. Null without a plugin.',
      }),
      publishedTime: t.expose('publishedTime', {
        type: 'DateTime',
        reads: ['published'],
        description: 'When it was published (`article:published_time`).',
      }),
      modifiedTime: t.expose('modifiedTime', {
        type: 'DateTime',
        reads: ['modified'],
        description: 'When it was last modified (`article:modified_time`).',
      }),
      images: t.field({
        type: [Image],
        costs: ONE_BY_ID,
        reads: ['image'],
        description:
          'The images (`og:image`). Without a plugin: the featured image, or the author’s avatar. Empty if there is none, or the caller may not see it.',
        resolve: async ({ images }, _args, _context, info) => [
          ...(typeof images === 'function'
            ? await images(restFields(Selection.of(info).reads(), 'media'))
            : images),
        ],
      }),
    }),
  });
}

function registerImage({ builder }: SchemaKit) {
  return builder.objectRef<SeoImageShape>('SeoImage').implement({
    description: 'An image for search engines and social networks.',
    fields: (t) => ({
      url: t.expose('url', {
        type: 'URL',
        nullable: false,
        reads: ['source_url'],
        description: 'The URL of the file.',
      }),
      width: t.exposeInt('width', {
        reads: ['source_url', 'media_details'],
        description: 'The width in pixels.',
      }),
      height: t.exposeInt('height', {
        reads: ['source_url', 'media_details'],
        description: 'The height in pixels.',
      }),
      alt: t.exposeString('alt', {
        reads: ['source_url', 'alt_text'],
        description: 'The alternative text.',
      }),
      type: t.exposeString('type', {
        reads: ['source_url', 'mime_type'],
        description: 'The MIME type: `image/jpeg`.',
      }),
    }),
  });
}

function registerTwitter({ builder }: SchemaKit) {
  return builder.objectRef<SeoShape>('SeoTwitter').implement({
    description: 'The data of a page for X, formerly Twitter.',
    fields: (t) => ({
      card: t.string({
        reads: ['image'],
        description: 'The type of card (`twitter:card`): `summary` or `summary_large_image`.',
        resolve: ({ twitter }) => twitter.card,
      }),
      title: t.string({
        reads: ['title'],
        description: 'The title (`twitter:title`).',
        resolve: ({ twitter, openGraph }) => twitter.title ?? openGraph.title,
      }),
      description: t.string({
        reads: ['summary'],
        description: 'The description (`twitter:description`).',
        resolve: ({ twitter, openGraph }) => twitter.description ?? openGraph.description,
      }),
      image: t.field({
        type: 'URL',
        reads: ['image'],
        costs: { batch: 1, always: true },
        description: 'The URL of the image (`twitter:image`).',
        resolve: async ({ twitter, openGraph: { images } }) => {
          if (twitter.image) return twitter.image;
          const [image] =
            typeof images === 'function' ? await images(restFields(['source_url'], 'media')) : images;
          return image?.url ?? null;
        },
      }),
      creator: t.string({
        description: 'The author’s account on X (`twitter:creator`): `@somebody`.',
        resolve: ({ twitter }) => twitter.creator,
      }),
      site: t.string({
        description: 'The site’s account on X (`twitter:site`): `@somewhere`.',
        resolve: ({ twitter }) => twitter.site,
      }),
    }),
  });
}

function registerBreadcrumb({ builder }: SchemaKit) {
  return builder.objectRef<BreadcrumbShape>('SeoBreadcrumb').implement({
    description: 'One breadcrumb.',
    fields: (t) => ({
      text: t.exposeString('text', { nullable: false, description: 'The label.' }),
      url: t.expose('url', { type: 'URL', description: 'The full URL. Null if there is none.' }),
      uri: t.string({
        description:
          'The path relative to the home URL. Pass it to `nodeByUri` to fetch the item. Null for other sites.',
        resolve: ({ url }, _args, { site }) => (url === null ? null : uriWithin(url, site.addresses)),
      }),
    }),
  });
}
