import type { GraphQLResolveInfo } from 'graphql';
import { isRecord, type JsonObject } from '../../site/json.ts';
import { AUTHORS, type Resource } from '../../site/resources.ts';
import { extrasOfType, type SiteModel } from '../../site/site-model.ts';
import { restFields } from '../../wordpress/fields.ts';
import type { Row } from '../../wordpress/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { Asked } from '../reads-plugin.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { Selection } from '../selection.ts';
import { seoFromHead } from './head-html.ts';
import { restFieldsOfFacts } from './item-facts.ts';
import { seoOfItem } from './seo-of-item.ts';
import type { SeoShape, SeoSource } from './seo-shape.ts';
import { registerSeoTypes } from './seo-types.ts';
import { urlOf } from './values.ts';
import { seoFromYoast, YOAST_KEY } from './yoast.ts';

/**
 * `seo` on all content, terms and authors: what Yoast SEO or Rank Math tells of their pages, or else what the items
 * themselves tell.
 */
export function registerSeo(kit: SchemaKit): void {
  const { builder, site, Content, Term, Author } = kit;
  const Seo = registerSeoTypes(kit);
  const resources = new Map(
    [...site.contentTypes, ...site.taxonomies, AUTHORS].map((resource) => [resource.typeName, resource]),
  );
  const resourceOf = (typeName: string): Resource => {
    const resource = resources.get(typeName);
    if (!resource) throw new TypeError(`Expected a kind of item that has a page, not ${typeName}.`);
    return resource;
  };
  const options = {
    type: Seo,
    reads: (_args: object, asked: Asked) => seoReads(resourceOf(asked.typeName), site, asked.below),
    description: `What its page tells search engines and social networks of itself. ${COSTS}`,
    resolve: (row: Row, _args: object, context: GatewayContext, info: GraphQLResolveInfo) =>
      loadSeo(resourceOf(row.__typename), row, context, info),
  };
  builder.interfaceField(Content, 'seo', (t) => t.field(options));
  builder.interfaceField(Term, 'seo', (t) => t.field(options));
  builder.objectField(Author, 'seo', (t) => t.field(options));
}

const COSTS =
  'Yoast SEO sends it with the item; Rank Math is asked for each item by itself; without either it is made of what is selected.';

/** Who tells the pages of a resource's items. */
function sourceOf(resource: Resource, site: SiteModel): SeoSource {
  const { fields } = extrasOfType(site, resource.typeName);
  if (fields.some(({ key }) => key === YOAST_KEY)) return 'YOAST';
  return site.hasRankMathHead ? 'RANK_MATH' : 'WORDPRESS';
}

function seoReads(resource: Resource, site: SiteModel, below: Asked['below']): readonly string[] {
  switch (sourceOf(resource, site)) {
    case 'YOAST':
      return [YOAST_KEY];
    case 'RANK_MATH':
      return ['link'];
    case 'WORDPRESS':
      return restFieldsOfFacts(resource, below.reads('Seo'));
  }
}

async function loadSeo(
  resource: Resource,
  row: Row,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<SeoShape | null> {
  const values: JsonObject = { ...row };
  switch (sourceOf(resource, context.site)) {
    case 'YOAST': {
      const head = values[YOAST_KEY];
      if (isRecord(head)) return seoFromYoast(head);
      break;
    }
    case 'RANK_MATH': {
      const link = urlOf(values['link']);
      const head = link === null ? null : await context.load.pageHead(link);
      if (head !== null) return seoFromHead(head, 'RANK_MATH');
      break;
    }
    case 'WORDPRESS':
      return seoOfItem(resource, row, context);
  }
  // A plugin tells nothing of kinds of items that it was told to leave out.
  const fields = restFields(
    restFieldsOfFacts(resource, Selection.of(info).reads('Seo')),
    resource.kind === 'content',
  );
  const item = fields.length === 1 ? row : await context.load.byId(resource, row.id, fields);
  return item && seoOfItem(resource, item, context);
}
