import type { GraphQLResolveInfo } from 'graphql';
import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import { extrasOf, type SiteShape } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type Asked, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { resourceOf } from '../../engine/selection/resource-types.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { seoFromHead } from '../../engine/seo/head-html.ts';
import { restFieldsOfFacts } from '../../engine/seo/item-facts.ts';
import { rankMathHead } from '../../engine/seo/rank-math-head.ts';
import { rankMathFields, withRankMathMeta } from '../../engine/seo/rank-math-meta.ts';
import { seoOfItem } from '../../engine/seo/seo-of-item.ts';
import type { SeoShape } from '../../engine/seo/seo-shape.ts';
import { urlOf } from '../../engine/seo/values.ts';
import { seoFromYoast, YOAST_KEY } from '../../engine/seo/yoast.ts';
import { inTurn } from '../../engine/values/html-queue.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerSeoTypes } from './seo-types.ts';

/** `seo` on all content, terms and authors: from Yoast SEO or Rank Math, otherwise derived from the item. */
export function registerSeo(kit: SchemaKit): void {
  const { builder, site, Content, Term, Author } = kit;
  const Seo = registerSeoTypes(kit);
  const options = {
    type: Seo,
    reads: (_args: object, asked: Asked) => seoReads(asked, site),
    costs: site.hasRankMathHead ? { requests: 1, html: WHOLE_CONTENT } : { html: 1 },
    description: `SEO data, for search engines and social networks. ${COSTS}`,
    resolve: (row: Row, _args: object, context: GatewayContext, info: GraphQLResolveInfo) =>
      loadSeo(row[RESOURCE], row, context, info),
  };
  builder.interfaceField(Content, 'seo', (t) => t.field(options));
  builder.interfaceField(Term, 'seo', (t) => t.field(options));
  builder.objectField(Author, 'seo', (t) => t.field(options));
}

const COSTS =
  'Yoast SEO sends it with the item. Rank Math costs one request per item. Without a plugin, it is derived from the item.';

/** The plugin that provides the SEO data of a resource's items; `undefined` if there is none. */
function pluginOf(resource: Resource, site: SiteShape): 'YOAST' | 'RANK_MATH' | undefined {
  const { fields } = extrasOf(site, resource);
  if (fields.some(({ key }) => key === YOAST_KEY)) return 'YOAST';
  return site.hasRankMathHead ? 'RANK_MATH' : undefined;
}

function seoReads({ type, below }: Asked, site: SiteShape): readonly string[] {
  const resource = resourceOf(type);
  if (!resource) throw new TypeError(`Expected a type with pages of its own, got ${type.name}.`);
  const plugin = pluginOf(resource, site);
  const facts = below.reads();
  if (plugin === 'YOAST') return [YOAST_KEY];
  return plugin === 'RANK_MATH' ? ['link'] : itemReads(resource, site, facts);
}

/** The REST fields with these facts of an item, without a plugin. */
function itemReads(resource: Resource, site: SiteShape, facts: readonly string[]): readonly string[] {
  const rankMath = rankMathFields(extrasOf(site, resource));
  return [...restFieldsOfFacts(resource, facts), ...facts.flatMap((fact) => rankMath.get(fact) ?? [])];
}

async function loadSeo(
  resource: Resource,
  row: Row,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<SeoShape | null> {
  const plugin = pluginOf(resource, context.site);
  if (plugin === undefined) return seoOfRow(resource, row, context);
  const told = await seoOfPlugin(plugin, { ...row }, context);
  if (told) return told;
  // Plugins send nothing for kinds of items that they are configured to ignore.
  const reads = itemReads(resource, context.site, Selection.of(info).reads());
  const fields = restFields(reads, resource.kind);
  const item = fields.length === 1 ? row : await context.load.byId(resource, row.id, fields);
  return item && seoOfRow(resource, item, context);
}

async function seoOfPlugin(
  plugin: 'YOAST' | 'RANK_MATH',
  row: JsonObject,
  context: GatewayContext,
): Promise<SeoShape | null> {
  if (plugin === 'YOAST') {
    const head = row[YOAST_KEY];
    return isRecord(head) ? seoFromYoast(head) : null;
  }
  const link = urlOf(row['link']);
  const head = link === null ? null : await rankMathHead(link, context);
  return head === null ? null : inTurn(context, head.length, () => seoFromHead(head, 'RANK_MATH'));
}

function seoOfRow(resource: Resource, row: Row, context: GatewayContext): SeoShape {
  const seo = seoOfItem(resource, row, context);
  const { size } = rankMathFields(extrasOf(context.site, resource));
  return size > 0 ? withRankMathMeta(seo, { ...row }) : seo;
}
