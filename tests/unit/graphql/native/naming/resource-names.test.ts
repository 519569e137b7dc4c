import { describe, expect, test } from 'vitest';
import type { GivenNames } from '../../../../../src/base/given-names.ts';
import { assertGivenNames, overridesOf } from '../../../../../src/graphql/native/naming/name-overrides.ts';
import { settleNames } from '../../../../../src/graphql/native/naming/resource-names.ts';
import { buildSiteModel, type SiteModel } from '../../../../../src/model/site-model.ts';

type Thing = readonly [slug: string, restBase?: string, label?: string];

const siteOf = (types: readonly Thing[], taxonomies: readonly Thing[] = []): SiteModel => {
  const described = ([slug, restBase = slug, name = '']: Thing) => ({
    ...{ slug, restBase, name, restNamespace: 'wp/v2', description: '', hierarchical: false },
    ...{ hasArchive: false, taxonomies: [], types: [] },
  });
  return {
    ...buildSiteModel({
      ...{ restRoot: 'https://example.com/wp-json/', home: 'https://example.com', types: [], taxonomies: [] },
    }),
    ...{ contentTypes: types.map(described).map((type) => ({ ...type, ...keyed('content', type) })) },
    ...{ taxonomies: taxonomies.map(described).map((type) => ({ ...type, ...keyed('term', type) })) },
  } as SiteModel;
};

const keyed = (
  kind: 'content' | 'term',
  { slug, name, restBase }: Record<'slug' | 'name' | 'restBase', string>,
) => ({
  ...{ kind, key: `${kind === 'content' ? 'post_type' : 'taxonomy'}/${slug}`, label: name },
  ...{ route: `/wp/v2/${restBase}`, contentTypes: [] },
});

const settle = (types: readonly Thing[], taxonomies: readonly Thing[] = [], given: GivenNames = {}) => {
  const site = siteOf(types, taxonomies);
  return [...settleNames(site, new Set(), overridesOf(site, given))].map(
    ([key, { typeName, singular, plural }]) => [key.replace(/^.*\//, ''), typeName, singular, plural],
  );
};

describe('names of built-in types', () => {
  test('are the ones that WordPress users know', () => {
    const types: Thing[] = [
      ['post', 'posts'],
      ['page', 'pages'],
    ];
    const taxonomies: Thing[] = [
      ['category', 'categories'],
      ['post_tag', 'tags'],
    ];
    expect(settle(types, taxonomies)).toEqual([
      ['post', 'Post', 'post', 'posts'],
      ['page', 'Page', 'page', 'pages'],
      ['category', 'Category', 'category', 'categories'],
      ['post_tag', 'Tag', 'tag', 'tags'],
    ]);
  });

  test('stay, even if a type of a plugin comes first', () => {
    expect(
      settle([
        ['Post', 'posts'],
        ['post', 'posts'],
      ]),
    ).toEqual([
      ['post', 'Post', 'post', 'posts'],
      ['Post', 'PostContent', 'postContent', 'postContents'],
    ]);
  });
});

describe('names of custom types', () => {
  test.each<[string, Thing, readonly string[]]>([
    ['a REST base of its own', ['book', 'books'], ['Book', 'book', 'books']],
    ['a REST base in another word', ['book', 'library'], ['Book', 'book', 'library']],
    ['the REST base of WordPress’s default', ['movie'], ['Movie', 'movie', 'movies']],
    ['an irregular plural', ['person', 'person', 'Personen'], ['Person', 'person', 'people']],
    ['several words', ['case_study'], ['CaseStudy', 'caseStudy', 'caseStudies']],
    ['words of mixed case', ['FAQ'], ['FAQ', 'fAQ', 'fAQs']],
    [
      'a label that writes out the slug',
      ['product_cat', 'product_cat', 'Product categories'],
      ['ProductCat', 'productCat', 'productCategories'],
    ],
    [
      'a label of something else',
      ['product_cat', 'product_cat', 'Categories'],
      ['ProductCat', 'productCat', 'productCats'],
    ],
    ['a label in another language', ['movie', 'movie', 'Filme'], ['Movie', 'movie', 'movies']],
    ['a label in another script', ['movie', 'movie', 'Фильмы'], ['Movie', 'movie', 'movies']],
    [
      'a label in the singular',
      ['product_cat', 'product_cat', 'Product category'],
      ['ProductCat', 'productCat', 'productCats'],
    ],
    ['a slug in the plural', ['events', 'events', 'Events'], ['Event', 'event', 'events']],
    ['a slug in the plural, taken by a field', ['links', 'links', 'Links'], ['Link', 'link', 'linkContents']],
    [
      'a slug in the plural, and a REST base in the singular',
      ['movies', 'movie'],
      ['Movie', 'movie', 'movies'],
    ],
    ['one word for both', ['news'], ['News', 'newsItem', 'news']],
    ['one word for both, at the end', ['tv_series'], ['TvSeries', 'tvSeriesItem', 'tvSeries']],
    ['one word for both, with a REST base', ['news', 'articles'], ['News', 'news', 'articles']],
    ['a singular in s', ['status'], ['Status', 'status', 'statuses']],
    ['an abbreviation in s', ['sms'], ['Sms', 'smsItem', 'sms']],
    ['a German singular in s', ['haus'], ['Haus', 'hausItem', 'haus']],
    [
      'dashes and underscores',
      ['e-landing_page', 'e-landing-pages'],
      ['ELandingPage', 'eLandingPage', 'eLandingPages'],
    ],
    [
      'a REST base that only differs in its dash',
      ['landing_page', 'landing-page'],
      ['LandingPage', 'landingPage', 'landingPages'],
    ],
    ['accents', ['événement', 'événements'], ['Evenement', 'evenement', 'evenements']],
    ['a leading digit', ['3d_model', '3d_models'], ['Content3dModel', 'content3dModel', 'content3dModels']],
    ['no Latin letter at all', ['книга', 'книги'], ['ContentContent', 'contentContent', 'contentContents']],
    ['a type called node', ['node', 'nodes'], ['NodeContent', 'nodeContent', 'nodeContents']],
    [
      'a type called comment',
      ['comment', 'comments'],
      ['CommentContent', 'commentContent', 'commentContents'],
    ],
    ['a type called content', ['content'], ['ContentContent', 'contentContent', 'contentContents']],
    ['a type called query', ['query'], ['SiteQueryContent', 'query', 'queries']],
    [
      'a type that begins like a root type',
      ['query_loop'],
      ['SiteQueryLoopContent', 'queryLoop', 'queryLoops'],
    ],
    ['a type called site', ['site'], ['SiteContent', 'siteContent', 'sites']],
    ['a type called type', ['type'], ['Type', 'type', 'types']],
    ['a helper of TypeScript', ['record'], ['RecordContent', 'record', 'records']],
    [
      'a name that ends like one of ours',
      ['my_connection', 'my-connections'],
      ['MyConnectionContent', 'myConnection', 'myConnections'],
    ],
    ['GraphQL’s own prefix', ['__type', '__types'], ['Type', 'type', 'types']],
  ])('%s', (_name, thing, names) => {
    expect(settle([thing])[0]?.slice(1)).toEqual(names);
  });

  test('of a taxonomy with the slug of a post type', () => {
    expect(settle([['topic']], [['topic']])).toEqual([
      ['topic', 'Topic', 'topic', 'topics'],
      ['topic', 'TopicTerm', 'topicTerm', 'topicTerms'],
    ]);
  });
});

describe('names that generators would make alike', () => {
  test('of `Movie.reviewTags` and `MovieReview.tags`: MovieReviewTagsArgs', () => {
    expect(settle([['movie'], ['movie_review']], [['review_tag'], ['post_tag', 'tags']])).toEqual([
      ['post_tag', 'Tag', 'tag', 'tags'],
      ['movie', 'Movie', 'movie', 'movies'],
      ['movie_review', 'MovieReview', 'movieReview', 'movieReviews'],
      ['review_tag', 'ReviewTag', 'reviewTag', 'reviewTagTerms'],
    ]);
  });
});

describe('given names', () => {
  const types: Thing[] = [['movie'], ['links'], ['post', 'posts'], ['genre']];
  const site = siteOf(types, [['links']]);

  test('replace the discovered ones, and the rest follows from them', () => {
    expect(settle([['movie']], [], { movie: { type: 'Film' } })).toEqual([
      ['movie', 'Film', 'film', 'films'],
    ]);
    expect(settle([['movie']], [], { movie: { singular: 'film', plural: 'allFilms' } })).toEqual([
      ['movie', 'Movie', 'film', 'allFilms'],
    ]);
    expect(settle([['movie']], [], { movie: { plural: 'cinema' } })).toEqual([
      ['movie', 'Movie', 'movie', 'cinema'],
    ]);
  });

  test('win over the names of others', () => {
    expect(settle([['film'], ['movie']], [], { movie: { type: 'Film' } })).toEqual([
      ['movie', 'Film', 'film', 'films'],
      ['film', 'FilmContent', 'filmContent', 'filmContents'],
    ]);
  });

  test.each<[string, GivenNames, RegExp]>([
    ['an unknown slug', { movi: { type: 'Film' } }, /got “movi”. Did you mean movie\?/],
    ['the slug of two', { links: { type: 'Link' } }, /write “post_type\/links” or “taxonomy\/links”/],
    ['a type of WordPress', { post: { type: 'Article' } }, /“post” keeps WordPress’s own names/],
    ['a reserved type', { movie: { type: 'Query' } }, /reserved by the schema, or given twice/],
    ['a reserved field', { movie: { singular: 'node' } }, /reserved by the schema/],
    ['one name for both', { movie: { singular: 'film', plural: 'film' } }, /given twice/],
    ['a name given twice', { movie: { type: 'Film' }, genre: { type: 'film' } }, /genre.*given twice/],
  ])('%s is an error', (_name, given, message) => {
    expect(() => assertGivenNames(site, given)).toThrow(message);
  });

  test('that fit are no error', () => {
    assertGivenNames(site, { movie: { type: 'Film' }, 'taxonomy/links': { plural: 'linkKinds' } });
  });
});
