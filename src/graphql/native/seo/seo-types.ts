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
 * The `Seo` type and its parts. What their fields name as `reads` are facts of an item (see `item-facts.ts`), which
 * are turned into REST fields by the kind of item; those of `SeoImage` are REST fields of media.
 */
export function registerSeoTypes(kit: SchemaKit) {
  const { builder } = kit;
  const SeoSource = builder.enumType('SeoSource', {
    description: 'Where it is known from what a page tells search engines.',
    values: {
      YOAST: { description: 'Yoast SEO, which sends it with each item.' },
      RANK_MATH: { description: 'Rank Math, whose head of the page is asked for each item.' },
      WORDPRESS: { description: 'The item itself: no plugin tells it.' },
    } as const,
  });
  const Robots = registerRobots(kit);
  const OpenGraph = registerOpenGraph(kit);
  const Twitter = registerTwitter(kit);
  const Breadcrumb = registerBreadcrumb(kit);
  return builder.objectRef<SeoShape>('Seo').implement({
    description: 'What a page tells search engines and social networks of itself.',
    fields: (t) => ({
      source: t.field({
        type: SeoSource,
        nullable: false,
        description: 'Where this is known from.',
        resolve: ({ source }) => source,
      }),
      title: t.exposeString('title', {
        reads: ['title', 'address'],
        description: 'The page’s title, the site’s name included, as plain text.',
      }),
      description: t.exposeString('description', {
        reads: ['summary'],
        description:
          'The page’s description, as plain text. Without a plugin: the excerpt, or what a term or author is described by, up to 160 characters.',
      }),
      canonicalUrl: t.expose('canonicalUrl', {
        type: 'URL',
        reads: ['address'],
        description: 'The address that search engines should know it by. Null where they are told none.',
      }),
      robots: t.field({
        type: Robots,
        reads: ['robots'],
        description: 'What search engines may do. Null without a plugin: WordPress does not tell it.',
        resolve: ({ robots }) => robots,
      }),
      openGraph: t.field({
        type: OpenGraph,
        nullable: false,
        reads: (_args, { below }) => below.reads(),
        description: 'What it looks like when it is shared (Open Graph).',
        resolve: ({ openGraph }) => openGraph,
      }),
      twitter: t.field({
        type: Twitter,
        nullable: false,
        reads: (_args, { below }) => below.reads(),
        description:
          'What it looks like when it is shared on X. What is not told apart is what Open Graph tells.',
        resolve: (seo) => seo,
      }),
      jsonLd: t.field({
        type: ['JSON'],
        nullable: false,
        description: 'Its structured data (JSON-LD), a document each. Empty without a plugin.',
        resolve: ({ jsonLd }) => [...jsonLd],
      }),
      breadcrumbs: t.field({
        type: [Breadcrumb],
        costs: CHAIN_OF_PARENTS,
        reads: ['title', 'address', 'parent'],
        description:
          'The way to it from the front page, itself included. Without a plugin: by what it stands under, which costs a request a level, for all items together; categories are not looked at.',
        resolve: async ({ breadcrumbs }) => [
          ...(typeof breadcrumbs === 'function' ? await breadcrumbs() : breadcrumbs),
        ],
      }),
    }),
  });
}

function registerRobots({ builder }: SchemaKit) {
  return builder.objectRef<RobotsShape>('SeoRobots').implement({
    description: 'What search engines may do with a page.',
    fields: (t) => ({
      index: t.exposeBoolean('index', { nullable: false, description: 'Whether they may show it.' }),
      follow: t.exposeBoolean('follow', {
        nullable: false,
        description: 'Whether they may follow its links.',
      }),
      maxSnippet: t.exposeInt('maxSnippet', {
        description: 'The most characters of it that they may show. -1 for any number.',
      }),
      maxImagePreview: t.exposeString('maxImagePreview', {
        description: 'How large they may show its images: `none`, `standard` or `large`.',
      }),
      maxVideoPreview: t.exposeInt('maxVideoPreview', {
        description: 'The most seconds of its videos that they may show. -1 for any number.',
      }),
      raw: t.exposeString('raw', {
        nullable: false,
        description: 'The whole directive, as the content of the `robots` meta tag.',
      }),
    }),
  });
}

function registerOpenGraph(kit: SchemaKit) {
  const { builder } = kit;
  const Image = registerImage(kit);
  return builder.objectRef<OpenGraphShape>('SeoOpenGraph').implement({
    description: 'A page as social networks show it (Open Graph).',
    fields: (t) => ({
      title: t.exposeString('title', { reads: ['title'], description: 'Its title (`og:title`).' }),
      description: t.exposeString('description', {
        reads: ['summary'],
        description: 'Its description (`og:description`).',
      }),
      type: t.exposeString('type', {
        reads: ['address'],
        description: 'What kind of page it is (`og:type`): `article`, `website`, `profile`.',
      }),
      url: t.expose('url', { type: 'URL', reads: ['address'], description: 'Its address (`og:url`).' }),
      siteName: t.exposeString('siteName', { description: 'The site’s name (`og:site_name`).' }),
      locale: t.exposeString('locale', {
        description: 'Its language and region (`og:locale`): `en_US`. Null without a plugin.',
      }),
      publishedTime: t.expose('publishedTime', {
        type: 'DateTime',
        reads: ['published'],
        description: 'When it was published (`article:published_time`).',
      }),
      modifiedTime: t.expose('modifiedTime', {
        type: 'DateTime',
        reads: ['modified'],
        description: 'When it was last changed (`article:modified_time`).',
      }),
      images: t.field({
        type: [Image],
        costs: ONE_BY_ID,
        reads: ['image'],
        description:
          'Its images (`og:image`). Without a plugin: the featured image, or an author’s picture. Empty where it has none that may be seen.',
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
    description: 'An image by which a page is shown elsewhere.',
    fields: (t) => ({
      url: t.expose('url', {
        type: 'URL',
        nullable: false,
        reads: ['source_url'],
        description: 'The file’s address.',
      }),
      width: t.exposeInt('width', {
        reads: ['source_url', 'media_details'],
        description: 'Its width in pixels.',
      }),
      height: t.exposeInt('height', {
        reads: ['source_url', 'media_details'],
        description: 'Its height in pixels.',
      }),
      alt: t.exposeString('alt', {
        reads: ['source_url', 'alt_text'],
        description: 'What it shows, for those who cannot see it.',
      }),
      type: t.exposeString('type', {
        reads: ['source_url', 'mime_type'],
        description: 'Its MIME type: `image/jpeg`.',
      }),
    }),
  });
}

function registerTwitter({ builder }: SchemaKit) {
  return builder.objectRef<SeoShape>('SeoTwitter').implement({
    description: 'A page as X shows it, which was Twitter when its tags were named.',
    fields: (t) => ({
      card: t.string({
        reads: ['image'],
        description: 'The kind of card (`twitter:card`): `summary` or `summary_large_image`.',
        resolve: ({ twitter }) => twitter.card,
      }),
      title: t.string({
        reads: ['title'],
        description: 'Its title (`twitter:title`).',
        resolve: ({ twitter, openGraph }) => twitter.title ?? openGraph.title,
      }),
      description: t.string({
        reads: ['summary'],
        description: 'Its description (`twitter:description`).',
        resolve: ({ twitter, openGraph }) => twitter.description ?? openGraph.description,
      }),
      image: t.field({
        type: 'URL',
        reads: ['image'],
        costs: { batch: 1, always: true },
        description: 'The address of its image (`twitter:image`).',
        resolve: async ({ twitter, openGraph: { images } }) => {
          if (twitter.image) return twitter.image;
          const [image] =
            typeof images === 'function' ? await images(restFields(['source_url'], 'media')) : images;
          return image?.url ?? null;
        },
      }),
      creator: t.string({
        description: 'Its author’s name on X (`twitter:creator`): `@somebody`.',
        resolve: ({ twitter }) => twitter.creator,
      }),
      site: t.string({
        description: 'The site’s name on X (`twitter:site`): `@somewhere`.',
        resolve: ({ twitter }) => twitter.site,
      }),
    }),
  });
}

function registerBreadcrumb({ builder, site }: SchemaKit) {
  return builder.objectRef<BreadcrumbShape>('SeoBreadcrumb').implement({
    description: 'A step on the way to a page.',
    fields: (t) => ({
      text: t.exposeString('text', { nullable: false, description: 'What the step is called.' }),
      url: t.expose('url', { type: 'URL', description: 'Its full address. Null where it has none.' }),
      uri: t.string({
        description:
          'Its path below the site’s home address. `nodeByUri` finds it by it. Null for what is not on the site.',
        resolve: ({ url }) => (url === null ? null : uriWithin(url, site.home)),
      }),
    }),
  });
}
