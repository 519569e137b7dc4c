import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import { MEDIA } from '../../../model/resources.ts';
import { extrasOf, type SiteShape } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { mediaSizes } from '../../engine/media/media-sizes.ts';
import { fieldsBelow } from '../../engine/selection/related.ts';
import { breadcrumbsOf } from '../../engine/seo/json-ld-breadcrumbs.ts';
import { countOf, recordsOf, textOf, urlOf } from '../../engine/seo/values.ts';
import { YOAST_KEY } from '../../engine/seo/yoast.ts';
import type { Dialect } from '../dialect.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { mediaByFile } from '../media/media-by-file.ts';

/** Yoast SEO's data of a page, and the item that it is of. */
export interface YoastSeo {
  readonly head: JsonObject;
  readonly fullHead: string;
  readonly featuredMedia: number | null;
}

const HEAD_KEY = 'yoast_head';

type SiteText = (root: unknown, args: unknown, context: GatewayContext) => string;
const siteName: SiteText = (_root, _args, { site }) => site.name;
const siteUrl: SiteText = (_root, _args, { site }) => `${site.home}/`;

export const hasYoast = (site: SiteShape): boolean =>
  resourcesWithPages(site).some((resource) => isOfYoast(site, resource));

const resourcesWithPages = ({ contentTypes, taxonomies }: SiteShape): readonly Resource[] => [
  ...contentTypes,
  ...taxonomies,
];

const isOfYoast = (site: SiteShape, resource: Resource): boolean =>
  extrasOf(site, resource).fields.some(({ key }) => key === YOAST_KEY);

/** `seo` of an item, where Yoast SEO sends it. */
export function yoastField(
  { site }: Dialect,
  type: 'PostTypeSEO' | 'TaxonomySEO' | 'SEOUser',
): Fields<Row & object> {
  if (!hasYoast(site)) return {};
  return {
    seo: {
      type,
      reads: (_args, { below }) => [YOAST_KEY, ...below.reads()],
      description: 'What Yoast SEO tells search engines and social networks.',
      resolve: (row): YoastSeo | null => {
        const item: JsonObject = { ...row };
        const head = item[YOAST_KEY];
        if (!isRecord(head)) return null;
        const fullHead = item[HEAD_KEY];
        return {
          head,
          fullHead: typeof fullHead === 'string' ? fullHead : '',
          featuredMedia: row[RESOURCE].kind === 'media' ? row.id : countOf(item['featured_media']),
        };
      },
    },
  };
}

/** A text of the head; empty where Yoast SEO would print none. */
const text = (key: string, description: string): FieldSpec<YoastSeo> => ({
  type: 'String',
  description,
  resolve: ({ head }) => textOf(head[key]) ?? '',
});

const robots = (name: 'index' | 'follow'): FieldSpec<YoastSeo> => ({
  type: 'String',
  description: `\`${name}\` or \`no${name}\`, as robots are told.`,
  resolve: ({ head }) => (isRecord(head['robots']) ? (textOf(head['robots'][name]) ?? '') : ''),
});

const nothing = (description: string): FieldSpec<YoastSeo> => ({
  type: 'String',
  description: `${description} Empty: not in the head of a page.`,
  resolve: () => '',
});

const graphOf = ({ head }: YoastSeo): readonly JsonObject[] =>
  isRecord(head['schema']) ? recordsOf(head['schema']['@graph']) : [];

const typesIn = (seo: YoastSeo, pattern: RegExp): readonly string[] =>
  graphOf(seo)
    .map((node) => [node['@type']].flat().map(String))
    .find((types) => types.some((type) => pattern.test(type))) ?? [];

const image = (key: string): FieldSpec<YoastSeo> => ({
  type: 'MediaItem',
  reads: ['featured_media'],
  costs: { requests: 1, batch: 1 },
  description: 'The image. Null if there is none, or if it is no upload of the site.',
  resolve: async ({ head, featuredMedia }, _args, context, info) => {
    const value = head[key];
    const url = urlOf(value) ?? urlOf(recordsOf(value)[0]?.['url']);
    if (url === null) return null;
    const fields = restFields(
      [...fieldsBelow(MEDIA, info), 'source_url', 'media_details', 'mime_type'],
      MEDIA.kind,
    );
    const own = featuredMedia === null ? null : await context.load.byId(MEDIA, featuredMedia, fields);
    const isOwn =
      own && (own.source_url === url || mediaSizes(own).some(({ sourceUrl }) => sourceUrl === url));
    return isOwn ? own : await mediaByFile(url, context, info);
  },
});

function common(schema: string): Fields<YoastSeo> {
  return {
    title: text('title', 'The title of the page.'),
    metaDesc: text('description', 'The description.'),
    focuskw: nothing('The keyword.'),
    metaKeywords: nothing('The keywords.'),
    metaRobotsNoindex: robots('index'),
    metaRobotsNofollow: robots('follow'),
    canonical: text('canonical', 'The canonical URL.'),
    cornerstone: { type: 'Boolean', description: 'False: not in the head.', resolve: () => false },
    opengraphTitle: text('og_title', 'The title for social networks.'),
    opengraphDescription: text('og_description', 'The description for social networks.'),
    opengraphUrl: text('og_url', 'The URL for social networks.'),
    opengraphSiteName: text('og_site_name', 'The name of the site.'),
    opengraphType: text('og_type', 'The Open Graph type.'),
    opengraphAuthor: text('article_author', 'The author, as a URL.'),
    opengraphPublisher: text('article_publisher', 'The publisher, as a URL.'),
    opengraphPublishedTime: text('article_published_time', 'When it was published.'),
    opengraphModifiedTime: text('article_modified_time', 'When it was last modified.'),
    opengraphImage: image('og_image'),
    twitterTitle: text('twitter_title', 'The title on Twitter.'),
    twitterDescription: text('twitter_description', 'The description on Twitter.'),
    twitterCardType: text('twitter_card', 'The card on Twitter.'),
    twitterImage: image('twitter_image'),
    fullHead: {
      type: 'String',
      reads: [HEAD_KEY],
      description: 'All tags, as HTML.',
      resolve: ({ fullHead }) => fullHead,
    },
    breadcrumbs: {
      type: '[SEOPostTypeBreadcrumbs]',
      costs: { items: 4 },
      description: 'The way from the front page.',
      resolve: ({ head }) =>
        breadcrumbsOf(isRecord(head['schema']) ? [head['schema']] : [], urlOf(head['canonical'])),
    },
    schema: { type: schema, description: 'The structured data.', resolve: (seo) => seo },
  };
}

const RAW: FieldSpec<YoastSeo> = {
  type: 'String',
  description: 'The structured data, as JSON.',
  resolve: ({ head }) => (isRecord(head['schema']) ? JSON.stringify(head['schema']) : null),
};

/** The types of WPGraphQL's extension for Yoast SEO. */
export function registerYoastSeo(dialect: Dialect): void {
  const { types, site } = dialect;
  if (!hasYoast(site)) return;
  types.object<{ readonly text: string; readonly url: string | null }>('SEOPostTypeBreadcrumbs', {
    description: 'A step of the breadcrumbs.',
    fields: {
      text: { type: 'String', description: 'The text.' },
      url: { type: 'String', description: 'The URL.' },
      isHidden: { type: 'Boolean', description: 'False.', resolve: () => false },
    },
  });
  types.object<YoastSeo>('SEOPostTypeSchema', {
    description: 'The structured data of a page.',
    fields: {
      pageType: {
        type: '[String]',
        description: 'The types of the page.',
        resolve: (seo) => typesIn(seo, /Page$/),
      },
      articleType: {
        type: '[String]',
        description: 'The types of the article.',
        resolve: (seo) => typesIn(seo, /(Article|Posting)$/),
      },
      raw: RAW,
    },
  });
  types.object<YoastSeo>('SEOTaxonomySchema', {
    description: 'The structured data of a term’s page.',
    fields: { raw: RAW },
  });
  types.object<YoastSeo>('SEOUserSchema', {
    description: 'The structured data of an author’s page.',
    fields: { raw: RAW },
  });
  types.object<YoastSeo>('PostTypeSEO', {
    description: 'What Yoast SEO tells of content.',
    fields: {
      ...common('SEOPostTypeSchema'),
      readingTime: {
        type: 'Float',
        description: 'The estimated reading time, in minutes.',
        resolve: ({ head }) => {
          const facts = isRecord(head['twitter_misc']) ? Object.values(head['twitter_misc']) : [];
          const [, minutes] = facts.map((fact) => /^(\d+)\s/.exec(String(fact))).find(Boolean) ?? [];
          return minutes === undefined ? null : Number(minutes);
        },
      },
    },
  });
  types.object<YoastSeo>('TaxonomySEO', {
    description: 'What Yoast SEO tells of a term.',
    fields: common('SEOTaxonomySchema'),
  });
  types.object<YoastSeo>('SEOUser', {
    description: 'What Yoast SEO tells of an author.',
    fields: { ...common('SEOUserSchema'), language: text('og_locale', 'The language.') },
  });
  registerConfig(dialect);
}

/** Settings of the plugin itself are not in REST: what the site tells is there, all else is null. */
function registerConfig({ types }: Dialect): void {
  const nulls = (...names: readonly string[]): Fields<unknown> =>
    Object.fromEntries(
      names.map((name) => [
        name,
        { type: 'String', description: 'Null: not in WordPress’s REST API.', resolve: () => null },
      ]),
    );
  types.object('SEOSchema', {
    description: 'What Yoast SEO says of the site.',
    fields: {
      siteName: { type: 'String', description: 'The name of the site.', resolve: siteName },
      wordpressSiteName: { type: 'String', description: 'The name of the site.', resolve: siteName },
      siteUrl: { type: 'String', description: 'The URL of the site.', resolve: siteUrl },
      homeUrl: { type: 'String', description: 'The URL of the site.', resolve: siteUrl },
      ...nulls('companyName', 'companyOrPerson', 'inLanguage', 'personName'),
    },
  });
  types.object('SEOWebmaster', {
    description: 'Verification codes.',
    fields: nulls('baiduVerify', 'googleVerify', 'msVerify', 'yandexVerify'),
  });
  types.object('SEOSocialUrl', {
    description: 'An account.',
    fields: nulls('url', 'username', 'cardType', 'metaTag'),
  });
  types.object('SEOSocial', {
    description: 'The accounts of the site.',
    fields: Object.fromEntries(
      ['facebook', 'instagram', 'linkedIn', 'mySpace', 'pinterest', 'twitter', 'wikipedia', 'youTube'].map(
        (name) => [
          name,
          { type: 'SEOSocialUrl', description: 'An account of the site.', resolve: () => ({}) },
        ],
      ),
    ),
  });
  types.object('SEORedirect', {
    description: 'A redirect of Yoast SEO Premium.',
    fields: nulls('format', 'origin', 'target', 'type'),
  });
  types.object('SEOConfig', {
    description: 'The settings of Yoast SEO, as far as the site tells them.',
    fields: {
      schema: { type: 'SEOSchema', description: 'What it says of the site.', resolve: () => ({}) },
      webmaster: { type: 'SEOWebmaster', description: 'Verification codes.', resolve: () => ({}) },
      social: { type: 'SEOSocial', description: 'The accounts of the site.', resolve: () => ({}) },
      redirects: { type: '[SEORedirect]', description: 'Empty: not in REST.', resolve: () => [] },
    },
  });
}

/** `seo` at the root. */
export const seoRoots = ({ site }: Dialect): Fields<unknown> =>
  hasYoast(site)
    ? { seo: { type: 'SEOConfig', description: 'The settings of Yoast SEO.', resolve: () => ({}) } }
    : {};
