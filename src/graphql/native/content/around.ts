import type { GraphQLObjectType } from 'graphql';
import type { ContentTypeModel, Resource } from '../../../model/resources.ts';
import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { loadSharing } from '../../engine/content/related-content.ts';
import { type Crumb, OF_TERM, READS_OF_TRAIL, trailOf } from '../../engine/content/trail.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { resourceOf } from '../../engine/selection/resource-types.ts';
import { hasYoast, primaryTermOf } from '../../engine/seo/primary-term.ts';
import { archiveUriOf } from '../../engine/uri/archive-of-uri.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { termIds } from './term-ids.ts';

/** Up to four levels, each a request for all items together. */
const LEVELS_OF_TRAIL = 4;

/** What is around an item: related ones, and the way to it. */
export function registerAround(kit: SchemaKit): void {
  const { builder, site } = kit;
  const taxonomiesOf = ({ taxonomies }: ContentTypeModel) =>
    site.taxonomies.filter(({ slug }) => taxonomies.includes(slug));
  /** What items of a flat type are filed under. */
  const filingOf = (model: ContentTypeModel) =>
    model.hierarchical ? undefined : taxonomiesOf(model).find(({ hierarchical }) => hierarchical);
  const modelOf = (type: GraphQLObjectType) => {
    const resource = resourceOf(type);
    return resource?.kind === 'content' ? resource : undefined;
  };
  const Breadcrumb = builder.objectRef<Crumb>('Breadcrumb').implement({
    description: 'A step of the way from the home page to an item.',
    fields: (t) => ({
      label: t.exposeString('label', {
        description:
          'The title of a content, or the name of a term or a post type, as plain text. Null for a type without titles.',
      }),
      uri: t.exposeString('uri', { description: 'The path relative to the home URL.' }),
    }),
  });
  const leadsThrough = new Set<Resource>();
  for (const model of site.contentTypes) {
    const through = model.hierarchical ? model : filingOf(model);
    if (through) leadsThrough.add(through);
  }
  const costsOfTrail: FieldCosts = {
    ...{ batch: 1, levels: LEVELS_OF_TRAIL, always: true, by: 'breadcrumbs', items: LEVELS_OF_TRAIL + 2 },
    types: Math.max(1, leadsThrough.size),
    ...(site.contentTypes.some((model) => hasYoast(model, site)) && { once: { 'primary terms': 2 } }),
  };
  builder.interfaceFields(kit.Content, (t) => ({
    related: t.field({
      type: [kit.Content],
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 3,
          description: 'The most items to return.',
        }),
        taxonomies: t.arg.stringList({
          description:
            'The taxonomies whose terms count, by their WordPress keys: `["post_tag"]`. Default: all.',
        }),
      },
      reads: (_args, { type }) => {
        const model = modelOf(type);
        return model ? taxonomiesOf(model).map(({ restBase }) => restBase) : [];
      },
      costs: ({ first }) => ({ requests: 1, items: Math.max(first, 0) }),
      description:
        'Other items of the same type that share a term with this one, newest first. Empty for an item without terms. Costs a request for each item.',
      resolve: (row, { first, taxonomies }, context, info) => {
        const own = taxonomiesOf(row[RESOURCE]).filter(
          ({ slug }) => taxonomies == null || taxonomies.includes(slug),
        );
        const terms = own.map((taxonomy) => ({ taxonomy, ids: termIds(row, taxonomy) }));
        return loadSharing(row, terms, first, context, info);
      },
    }),
    breadcrumbs: t.field({
      type: [Breadcrumb],
      reads: (_args, { type }) => {
        const model = modelOf(type);
        const filing = model && filingOf(model);
        return model ? [...READS_OF_TRAIL, ...(filing ? [filing.restBase] : [])] : [];
      },
      costs: costsOfTrail,
      description:
        'The way from the home page, which is left out, to this item, which is the last. In between are the ancestors of a page; or the archive of the post type, if it has one, and the term of its first hierarchical taxonomy (the category of a post), with the ancestors of that: the primary one of Yoast SEO, or the first. `seo` has those of an SEO plugin.',
      resolve: async (row, _args, context) => {
        const model = row[RESOURCE];
        const taxonomy = filingOf(model);
        const ids = taxonomy ? termIds(row, taxonomy) : [];
        const id = taxonomy && (await primaryTermOf(row, taxonomy, ids, OF_TERM, context));
        const first = taxonomy && id !== undefined ? { taxonomy, id } : undefined;
        const trail = await trailOf(row, first, context);
        const archive = model.hasArchive
          ? [{ label: model.label, uri: archiveUriOf(model, context.site) }]
          : [];
        return [...archive, ...trail];
      },
    }),
  }));
}
