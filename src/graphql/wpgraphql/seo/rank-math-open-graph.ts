import type { FieldSpec, Fields, Registrar } from '../kit/registrar.ts';
import { enumName } from '../names/dialect-names.ts';
import { hasTags, labelsOf, numberIn, type RankMathSeo, tagOf, tagsOf } from './rank-math-head-values.ts';

const text = (tag: string): FieldSpec<RankMathSeo> => ({
  type: 'String',
  description: `\`${tag}\` of the head. Null if it is not there.`,
  resolve: (seo) => tagOf(seo, tag),
});
const number = (tag: string): FieldSpec<RankMathSeo> => ({
  type: 'Float',
  description: `\`${tag}\` of the head. Null if it is not there.`,
  resolve: (seo) => numberIn(tagOf(seo, tag)),
});
const list = (type: string, tag: string): FieldSpec<RankMathSeo> => ({
  type: `[${type}]`,
  costs: { items: 3 },
  description: `All \`${tag}\` of the head. Null if there is none.`,
  resolve: (seo) => (tagsOf(seo, tag).length > 0 ? tagsOf(seo, tag) : null),
});
const part = (type: string, tags: string, description: string): FieldSpec<RankMathSeo> => ({
  type,
  description: `${description} Null if there is none.`,
  resolve: (seo) => (hasTags(seo, tags) ? seo : null),
});

/** The tags for social networks, by the names of WPGraphQL’s extension for Rank Math. */
const PARTS: Readonly<Record<string, Fields<RankMathSeo>>> = {
  RankMathOpenGraphArticle: {
    author: text('article:author'),
    modifiedTime: text('article:modified_time'),
    publishedTime: text('article:published_time'),
    publisher: text('article:publisher'),
    section: text('article:section'),
    tags: list('String', 'article:tag'),
  },
  RankMathOpenGraphFacebook: {
    admins: list('String', 'fb:admins'),
    appId: { ...text('fb:app_id'), type: 'ID' },
  },
  RankMathOpenGraphImage: {
    height: number('og:image:height'),
    secureUrl: text('og:image:secure_url'),
    type: text('og:image:type'),
    url: text('og:image'),
    width: number('og:image:width'),
  },
  RankMathOpenGraphVideo: { duration: text('og:video:duration'), url: text('og:video') },
  RankMathProduct: {
    availability: text('product:availability'),
    brand: text('product:brand'),
    currency: text('product:price:currency'),
    price: number('product:price:amount'),
  },
  RankMathOpenGraphTwitter: {
    appCountry: text('twitter:app:country'),
    card: {
      type: 'RankMathTwitterCardTypeEnum',
      description: 'The kind of card.',
      resolve: (seo) => CARDS.find((card) => card === enumName(tagOf(seo, 'twitter:card') ?? '')) ?? null,
    },
    creator: text('twitter:creator'),
    description: text('twitter:description'),
    image: text('twitter:image'),
    playerStream: text('twitter:player:stream'),
    playerStreamContentType: text('twitter:player:stream:content_type'),
    site: text('twitter:site'),
    title: text('twitter:title'),
  },
};

const CARDS = ['APP', 'PLAYER', 'SUMMARY', 'SUMMARY_LARGE_IMAGE'];

const OPEN_GRAPH: Fields<RankMathSeo> = {
  alternateLocales: list('String', 'og:locale:alternate'),
  articleMeta: part('RankMathOpenGraphArticle', 'article:', 'What it says of an article.'),
  description: text('og:description'),
  facebookMeta: part('RankMathOpenGraphFacebook', 'fb:', 'What it says to Facebook.'),
  image: part('RankMathOpenGraphImage', 'og:image', 'The image.'),
  locale: {
    type: 'String',
    description: 'The language and region: `EN_US`. The enum of the plugin is a text here.',
    resolve: (seo) => tagOf(seo, 'og:locale')?.toUpperCase() ?? null,
  },
  productMeta: part('RankMathProduct', 'product:', 'What it says of a product.'),
  siteName: text('og:site_name'),
  slackEnhancedData: {
    type: '[RankMathOpenGraphSlackEnhancedData]',
    costs: { items: 2 },
    description: 'What Slack shows beside the link. Null if there is nothing.',
    resolve: (seo) => (labelsOf(seo).length > 0 ? labelsOf(seo) : null),
  },
  title: text('og:title'),
  twitterMeta: part('RankMathOpenGraphTwitter', 'twitter:', 'What it says to Twitter.'),
  type: text('og:type'),
  updatedTime: text('og:updated_time'),
  url: text('og:url'),
  videoMeta: part('RankMathOpenGraphVideo', 'og:video', 'The video.'),
};

export function registerRankMathOpenGraph(types: Registrar): void {
  types.enum('RankMathTwitterCardTypeEnum', 'Kinds of cards on Twitter.', CARDS);
  types.object<{ readonly label: string; readonly data: string | null }>(
    'RankMathOpenGraphSlackEnhancedData',
    {
      description: 'What Slack shows beside a link.',
      fields: {
        data: { type: 'String', description: 'The value.' },
        label: { type: 'String', description: 'The label.' },
      },
    },
  );
  for (const [name, fields] of Object.entries(PARTS)) {
    types.object<RankMathSeo>(name, { description: 'Tags of a page for social networks.', fields });
  }
  types.object<RankMathSeo>('RankMathOpenGraphMeta', {
    description: 'The tags of a page for social networks (Open Graph).',
    fields: OPEN_GRAPH,
  });
}
