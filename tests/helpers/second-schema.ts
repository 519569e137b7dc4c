import SchemaBuilder, { type ObjectRef } from '@pothos/core';
import type { GraphQLSchema } from 'graphql';
import { resolveComments } from '../../src/graphql/engine/comments/comments-under.ts';
import type { GatewayContext } from '../../src/graphql/engine/context.ts';
import { ONE_BY_ID } from '../../src/graphql/engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../src/graphql/engine/filters/list-order.ts';
import { type Connection, resolveConnection } from '../../src/graphql/engine/paging/connection.ts';
import { hungOn } from '../../src/graphql/engine/paging/list-place.ts';
import { type PagingRules, pagedBy } from '../../src/graphql/engine/paging/paging-rules.ts';
import { placeOfText, textOfPlace } from '../../src/graphql/engine/paging/place-text.ts';
import { prefetch } from '../../src/graphql/engine/selection/prefetch.ts';
import { loadEdge, loadItem } from '../../src/graphql/engine/selection/related.ts';
import { ofResource, typeOf } from '../../src/graphql/engine/selection/resource-types.ts';
import { loadByUri } from '../../src/graphql/engine/uri/resolve-uri.ts';
import { AUTHORS, COMMENTS, MEDIA, type Resource } from '../../src/model/resources.ts';
import type { SiteModel } from '../../src/model/site-model.ts';
import {
  type AuthorRow,
  type CommentRow,
  type ContentRow,
  type MediaRow,
  RESOURCE,
  type Row,
  type TermRow,
} from '../../src/wordpress/rest/shapes.ts';
import '../../src/graphql/engine/field-options/field-options-plugin.ts';

interface Types {
  Context: GatewayContext;
  DefaultFieldNullability: true;
}
type Builder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<Types>>;
type Ref<Shape> = ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<Types>, Shape>;

/** Relay's first cursors had the index in them; these have an id, and a place behind it. */
const PREFIX = 'arrayconnection:';

const PAGING: PagingRules = {
  cursors: {
    encode: (place, id) => Buffer.from(`${PREFIX}${id}:${textOfPlace(place)}`).toString('base64'),
    decode: (cursor) => {
      const [, text] = /^arrayconnection:\d+:(.+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
      return text === undefined ? undefined : placeOfText(text);
    },
  },
  limits: { defaultSize: 10, maxSize: 50 },
  oversizedPages: 'clipped',
  unreadableCursors: 'ignored',
  contradictions: 'ignored',
};

/**
 * A schema that has nothing in common with the gateway's own but the engine: other names, one-to-one edges, pages whose
 * parts are called otherwise, no Relay plugin.
 */
export function buildSecondSchema(site: SiteModel): GraphQLSchema {
  const builder: Builder = new SchemaBuilder<Types>({ plugins: ['fieldOptions'] });
  const ofSlug = <T extends { readonly slug: string }>(things: readonly T[], slug: string): T => {
    const thing = things.find((candidate) => candidate.slug === slug);
    if (!thing) throw new Error(`Expected ${slug} on the site.`);
    return thing;
  };
  const [posts, pages] = [ofSlug(site.contentTypes, 'post'), ofSlug(site.contentTypes, 'page')];
  const categories = ofSlug(site.taxonomies, 'category');

  const Article = builder.objectRef<ContentRow>('Article');
  const Sheet = builder.objectRef<ContentRow>('Sheet');
  const Writer = builder.objectRef<AuthorRow>('Writer');
  const Picture = builder.objectRef<MediaRow>('Picture');
  const Topic = builder.objectRef<TermRow>('Topic');
  const Remark = builder.objectRef<CommentRow>('Remark');
  const Written = builder.interfaceRef<ContentRow>('Written');

  const range = (arg: Parameters<Parameters<Builder['args']>[0]>[0]) => ({
    first: arg.int(),
    last: arg.int(),
    after: arg.string(),
    before: arg.string(),
  });
  const [Articles, Topics, Remarks] = [
    pageOf(builder, Article),
    pageOf(builder, Topic),
    pageOf(builder, Remark),
  ];
  const [WriterEdge, PictureEdge] = [edgeTo(builder, Writer), edgeTo(builder, Picture)];

  builder.interfaceType(Written, {
    resolveType: (row, _context, info) => typeOf(row[RESOURCE], info.schema).name,
    fields: (t) => ({
      number: t.int({ resolve: ({ id }) => id }),
      headline: t.string({
        reads: ['title.rendered'],
        resolve: ({ title }) => title?.rendered ?? null,
      }),
      writer: t.field({
        type: WriterEdge,
        reads: ['author'],
        costs: ONE_BY_ID,
        embeds: { rel: 'author', resource: AUTHORS },
        leadsTo: 'edge',
        resolve: ({ author }, _args, context, info) => loadEdge(AUTHORS, author, context, info),
      }),
      picture: t.field({
        type: PictureEdge,
        reads: ['featured_media'],
        costs: ONE_BY_ID,
        embeds: { rel: 'wp:featuredmedia', resource: MEDIA },
        leadsTo: 'edge',
        resolve: ({ featured_media }, _args, context, info) => loadEdge(MEDIA, featured_media, context, info),
      }),
      remarks: t.field({
        type: Remarks,
        args: builder.args(range),
        leadsTo: 'page',
        needsOnlyId: true,
        resolve: (row, args, context, info) =>
          resolveComments(
            { filter: { post: row.id }, owner: hungOn('post', row.id).owner },
            row,
            NEWEST_FIRST,
            args,
            context,
            info,
          ),
      }),
    }),
  });
  builder.objectType(Article, { ...ofResource(posts), interfaces: [Written] });
  builder.objectType(Sheet, { ...ofResource(pages), interfaces: [Written] });
  builder.objectType(Writer, {
    ...ofResource(AUTHORS),
    fields: (t) => ({
      number: t.int({ resolve: ({ id }) => id }),
      fullName: t.exposeString('name', { reads: ['name'] }),
    }),
  });
  builder.objectType(Picture, {
    ...ofResource(MEDIA),
    fields: (t) => ({
      number: t.int({ resolve: ({ id }) => id }),
      alternative: t.exposeString('alt_text', { reads: ['alt_text'] }),
    }),
  });
  builder.objectType(Remark, {
    ...ofResource(COMMENTS),
    fields: (t) => ({ signedBy: t.exposeString('author_name', { reads: ['author_name'] }) }),
  });
  builder.objectType(Topic, {
    ...ofResource(categories),
    fields: (t) => ({
      caption: t.exposeString('name', { reads: ['name'] }),
      articles: t.field({
        type: Articles,
        args: builder.args(range),
        leadsTo: 'page',
        resolve: ({ id, count }, args, context, info) => {
          const { query, owner } = hungOn('categories', id, count);
          const list = { resource: posts, filter: query, order: NEWEST_FIRST, owner };
          return resolveConnection(list, args, context, info);
        },
      }),
    }),
  });
  const listed = { filter: {}, owner: undefined };
  builder.queryType({
    fields: (t) => ({
      article: t.field({
        type: Article,
        args: { number: t.arg.int({ required: true }) },
        costs: { batch: 1, always: true },
        resolve: (_root, { number }, context, info) => {
          prefetch(posts, number, context, info);
          return loadItem(posts, number, context, info);
        },
      }),
      articles: t.field({
        type: Articles,
        args: builder.args(range),
        leadsTo: 'page',
        resolve: (_root, args, context, info) =>
          resolveConnection({ ...listed, resource: posts, order: NEWEST_FIRST }, args, context, info),
      }),
      topics: t.field({
        type: Topics,
        args: builder.args(range),
        leadsTo: 'page',
        resolve: (_root, args, context, info) => {
          const order = { orderby: 'name', order: 'asc' } as const;
          return resolveConnection({ ...listed, resource: categories, order }, args, context, info);
        },
      }),
      at: t.field({
        type: Written,
        args: { path: t.arg.string({ required: true }) },
        costs: { requests: 1, batch: 1, always: true },
        resolve: async (_root, { path }, context, info) => {
          const resources: readonly Resource[] = [posts, pages];
          return (await loadByUri(path, resources, context, info)) as ContentRow | null;
        },
      }),
    }),
  });
  return builder.toSchema({ extensions: pagedBy(PAGING) });
}

/** A one-to-one edge: an object between, with the item as its node. */
function edgeTo<Shape extends Row>(builder: Builder, ref: Ref<Shape>) {
  const item = ref as unknown as Ref<Row>;
  return builder.objectRef<{ readonly node: Shape }>(`To${ref.name}`).implement({
    fields: (t) => ({ node: t.field({ type: item, part: 'node', resolve: ({ node }) => node }) }),
  });
}

/** A page of a list, whose parts have names of their own. */
function pageOf<Shape extends Row>(builder: Builder, ref: Ref<Shape>) {
  const item = ref as unknown as Ref<Row>;
  type Page = Connection<Shape>;
  const Entry = builder.objectRef<Page['edges'][number]>(`${ref.name}Entry`).implement({
    fields: (t) => ({
      at: t.exposeString('cursor', { part: 'cursor' }),
      it: t.field({ type: item, part: 'node', resolve: ({ node }) => node }),
    }),
  });
  const Bounds = builder.objectRef<Page['pageInfo']>(`${ref.name}Bounds`).implement({
    fields: (t) => ({
      goesOn: t.exposeBoolean('hasNextPage', { part: 'hasNextPage' }),
      last: t.exposeString('endCursor', { part: 'endCursor' }),
    }),
  });
  return builder.objectRef<Page>(`ListOf${ref.name}`).implement({
    fields: (t) => ({
      items: t.field({
        type: [item],
        part: 'nodes',
        resolve: ({ edges }) => edges.map(({ node }): Row => node),
      }),
      entries: t.field({ type: [Entry], part: 'edges', resolve: ({ edges }) => edges }),
      bounds: t.field({ type: Bounds, part: 'pageInfo', resolve: ({ pageInfo }) => pageInfo }),
      length: t.int({ part: 'total', resolve: ({ totalCount }) => totalCount() }),
    }),
  });
}
