import { PressgraphError } from '../../../base/errors.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { readHead } from '../../engine/seo/head-html.ts';
import { breadcrumbsOf } from '../../engine/seo/json-ld-breadcrumbs.ts';
import { rankMathHead } from '../../engine/seo/rank-math-head.ts';
import { urlOf } from '../../engine/seo/values.ts';
import { inTurn } from '../../engine/values/html-queue.ts';
import type { Dialect } from '../dialect.ts';
import type { Fields } from '../kit/registrar.ts';
import { typeNameOf } from '../root/nodes.ts';
import { jsonLdTags, type RankMathSeo, tagOf } from './rank-math-head-values.ts';
import { registerRankMathOpenGraph } from './rank-math-open-graph.ts';
import { hasYoast } from './yoast-seo.ts';

const SEO = 'RankMathSeo';
const OF_CONTENT = 'RankMathContentNodeSeo';
const NODE = 'NodeWithRankMathSeo';

/** The interface of items with Rank Math’s `seo`. */
export const rankMathInterfaces = ({ site }: Dialect): readonly string[] =>
  site.hasRankMathHead && !hasYoast(site) ? [NODE] : [];

/** The type of `seo` of the items of a type: `RankMathPostObjectSeo`. */
type SeoOf = 'content' | 'term' | 'user' | 'any content';

function seoTypeOf(of: SeoOf, typeName: string): string {
  if (of === 'any content') return OF_CONTENT;
  return of === 'user' ? 'RankMathUserSeo' : `RankMath${typeName}${of === 'term' ? 'Term' : 'Object'}Seo`;
}

/** `seo` of an item, from the head that Rank Math prints for its page: one request for each item. */
export function rankMathField(dialect: Dialect, of: SeoOf, typeName = ''): Fields<Row> {
  const type = seoTypeOf(of, typeName);
  if (of !== 'any content' && dialect.types.claim(type)) {
    const isContent = of === 'content';
    dialect.types.object<RankMathSeo>(type, {
      description: `What Rank Math tells of the page of a ${typeName}.`,
      interfaces: isContent ? [SEO, OF_CONTENT] : [SEO],
      fields: { ...FIELDS, ...(isContent && FIELDS_OF_CONTENT), ...(of === 'user' && FIELDS_OF_USERS) },
    });
  }
  return {
    seo: {
      type,
      reads: ['link'],
      costs: { requests: 1, html: WHOLE_CONTENT },
      description: 'What Rank Math tells search engines and social networks. One request for each item.',
      resolve: async (row, _args, context): Promise<RankMathSeo | null> => {
        const link = urlOf('link' in row ? row.link : null);
        if (link === null) return null;
        const fullHead = await rankMathHead(link, context);
        if (fullHead === null) {
          throw new PressgraphError('UPSTREAM_ERROR', 'Rank Math gives no head for the page of this item.');
        }
        const head = await inTurn(context, fullHead.length, () => readHead(fullHead));
        return {
          head,
          fullHead,
          typeName: seoTypeOf(of === 'any content' ? 'content' : of, typeNameOf(dialect, row)),
        };
      },
    },
  };
}

const nowhere = (type: string, what: string): Fields<RankMathSeo>[string] => ({
  type,
  description: `${what} Null: not in the head of a page.`,
  resolve: () => null,
});

const FIELDS: Fields<RankMathSeo> = {
  breadcrumbTitle: {
    type: 'String',
    description: 'The last step of the breadcrumbs. Null if the structured data have none.',
    resolve: (seo) => stepsOf(seo).at(-1)?.text ?? null,
  },
  breadcrumbs: {
    type: '[RankMathBreadcrumbs]',
    costs: { items: 4 },
    description: 'The way from the front page. Null if the structured data have none.',
    resolve: (seo) => (stepsOf(seo).length > 0 ? stepsOf(seo) : null),
  },
  canonicalUrl: {
    type: 'String',
    description: 'The canonical URL.',
    resolve: ({ head }) => head.canonicalUrl,
  },
  description: {
    type: 'String',
    description: 'The description.',
    resolve: (seo) => tagOf(seo, 'description'),
  },
  focusKeywords: nowhere('[String]', 'The keywords that editors entered.'),
  fullHead: { type: 'String', description: 'All tags, as HTML.', resolve: ({ fullHead }) => fullHead },
  jsonLd: { type: 'RankMathJsonLd', description: 'The structured data.', resolve: (seo) => seo },
  openGraph: {
    type: 'RankMathOpenGraphMeta',
    description: 'The tags for social networks.',
    resolve: (seo) => seo,
  },
  robots: {
    type: '[String]',
    costs: { items: 5 },
    description: 'What robots are told: `index`, `follow`, `max-snippet:-1`.',
    resolve: (seo) =>
      tagOf(seo, 'robots')
        ?.split(',')
        .map((directive) => directive.trim())
        .filter((directive) => directive !== '') ?? null,
  },
  title: { type: 'String', description: 'The title of the page.', resolve: ({ head }) => head.title },
};

const stepsOf = ({ head }: RankMathSeo) => breadcrumbsOf(head.jsonLd, head.canonicalUrl);

const FIELDS_OF_CONTENT: Fields<RankMathSeo> = {
  isPillarContent: nowhere('Boolean', 'Whether it is marked as pillar content.'),
  seoScore: nowhere('RankMathSeoScore', 'The score that editors see.'),
};

const FIELDS_OF_USERS: Fields<RankMathSeo> = {
  additionalProfiles: nowhere('[String]', 'Further profiles.'),
  facebookProfileUrl: nowhere('String', 'The profile on Facebook.'),
  twitterUserName: nowhere('String', 'The name on Twitter.'),
};

/** The types of WPGraphQL’s extension for Rank Math. */
export function registerRankMathSeo(dialect: Dialect): void {
  const { types, site } = dialect;
  if (!site.hasRankMathHead) return;
  const typeOf = ({ typeName }: RankMathSeo): string => typeName;
  registerRankMathOpenGraph(types);
  types.object('RankMathBreadcrumbs', {
    description: 'A step of the breadcrumbs.',
    fields: {
      isHidden: {
        type: 'Boolean',
        description: 'False: hidden ones are not in the head.',
        resolve: () => false,
      },
      text: { type: 'String', description: 'The text.' },
      url: { type: 'String', description: 'The URL.' },
    },
  });
  types.object<RankMathSeo>('RankMathJsonLd', {
    description: 'The structured data of a page.',
    fields: {
      raw: { type: 'String', description: 'As it is in the head, with its tag.', resolve: jsonLdTags },
    },
  });
  types.enum('RankMathSeoRatingEnum', 'How good a score is.', ['BAD', 'GOOD', 'GREAT', 'UNKNOWN']);
  types.object('RankMathSeoScore', {
    description: 'The score that editors see. Not in the head of a page.',
    fields: {
      badgeHtml: { type: 'String', description: 'The badge.' },
      hasFrontendScore: { type: 'Boolean', description: 'Whether visitors see it.' },
      rating: { type: 'RankMathSeoRatingEnum', description: 'How good it is.' },
      score: { type: 'Int', description: 'The score.' },
    },
  });
  types.interface<RankMathSeo>(SEO, {
    description: 'What Rank Math tells of a page.',
    typeOf,
    fields: FIELDS,
  });
  types.interface<RankMathSeo>(OF_CONTENT, {
    description: 'What Rank Math tells of the page of content.',
    interfaces: [SEO],
    typeOf,
    fields: { ...FIELDS, ...FIELDS_OF_CONTENT },
  });
  types.interface<Row>(NODE, {
    description: 'An object with Rank Math’s `seo`.',
    interfaces: ['Node'],
    typeOf: (row) => typeNameOf(dialect, row),
    fields: {
      id: { type: 'ID!', description: 'The global ID.' },
      seo: { type: SEO, description: 'What Rank Math tells search engines and social networks.' },
    },
  });
}
