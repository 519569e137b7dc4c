import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../loaders/entities/named-items.ts';
import type { Resource } from '../../model/resources.ts';
import { extrasOf } from '../../model/site-model.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import { loadOpened, type OpeningArguments } from '../engine/content/opened-item.ts';
import type { GatewayContext } from '../engine/context.ts';
import type { FieldCosts } from '../engine/field-options/types.ts';
import type { GlobalIds } from '../engine/global-ids.ts';
import {
  type ChosenLanguage,
  chosenLanguage,
  inLanguage,
  languageReads,
  loadBySlugIn,
} from '../engine/languages/in-language.ts';
import { relationsBelow } from '../engine/selection/needed-relations.ts';
import { prefetch, prefetchBySlug } from '../engine/selection/prefetch.ts';
import { Selection } from '../engine/selection/selection.ts';
import { requestsOfUri } from '../engine/uri/costs-of-uri.ts';
import { loadByUri } from '../engine/uri/resolve-uri.ts';
import type { GatewayTypes } from './builder.ts';
import { openingArguments } from './content/opening-arguments.ts';
import { languageArgument } from './languages/languages.ts';
import type { SchemaKit } from './schema-kit.ts';

/** How to query one item of a resource. */
export interface SingleOptions<R extends Resource> {
  readonly resource: R;
  readonly ref: ObjectRef<GatewayTypes, RowOf<R>>;
  /** The keys that find a single item, besides the two ids. */
  readonly keys: readonly ('slug' | 'uri')[];
}

/** Registers the root field of a single item, such as `post(by:)`. */
export function registerSingle<R extends Resource>(
  { builder, names, ids, site }: SchemaKit,
  { resource, ref, keys }: SingleOptions<R>,
): void {
  const { typeName, singular } = names.of(resource);
  const languages = site.languages && { ...extrasOf(site, resource), all: site.languages };
  // Pothos cannot tell an item from a list of items while the type is a type parameter.
  const item = ref as ObjectRef<GatewayTypes, Row>;
  const by = builder.inputType(`${typeName}By`, {
    description: `The key to find one ${typeName} by. Set exactly one field.`,
    isOneOf: true,
    fields: (t) => ({
      id: t.id({ description: 'The global ID.' }),
      databaseId: t.int({ description: 'The ID in the WordPress database.' }),
      ...(keys.includes('slug') && {
        slug: t.string({
          description:
            'The slug. If several items share it, such as pages with different parents, the first one is returned.',
        }),
      }),
      ...(keys.includes('uri') && {
        uri: t.string({
          description: 'The path relative to the home URL, or the full URL. Costs an extra request.',
        }),
      }),
    }),
  });
  builder.queryField(singular, (t) =>
    t.field({
      type: item,
      args: {
        by: t.arg({ type: by, required: true, description: 'The key to find it by.' }),
        ...(languages?.language && languageArgument(builder)),
        ...(resource.kind === 'content' && openingArguments(builder)),
      },
      costs: ({ by, language, ...opening }) => costsOfOne(by, opening, language),
      description: `One ${typeName}. Null if it does not exist or the caller may not see it.`,
      resolve: (_root, { by: key, language, ...opening }, context, info): Promise<Row | null> => {
        const find = (reads: readonly string[] = []) =>
          loadBy(
            resource,
            {
              ...key,
              known: idIn(key, resource, ids),
              chosen: languages && chosenLanguage(language, languages),
            },
            context,
            info,
            reads,
          );
        if (resource.kind !== 'content') return find();
        return loadOpened(
          resource,
          opening,
          { id: language == null ? idIn(key, resource, ids) : undefined, find },
          context,
          info,
        );
      },
    }),
  );
}

/**
 * A single item is one batched request, and one more if it is named by id and the batch leaves it out. A preview, a
 * password, a language and a `uri` cost one more each.
 */
function costsOfOne(
  { slug, uri }: Key,
  { preview, password }: OpeningArguments,
  language?: unknown,
): FieldCosts {
  const opening = (preview ? 1 : 0) + (password ? 1 : 0);
  const requests = opening + (uri == null ? 0 : requestsOfUri(uri)) + (language == null ? 0 : 1);
  return {
    requests,
    batch: 1,
    always: true,
    ...(slug == null && { once: LEFT_OUT_COSTS }),
    ...(slug != null && { by: 'slug' }),
  };
}

interface Key {
  readonly id?: string | null | undefined;
  readonly databaseId?: number | null | undefined;
  readonly slug?: string | null | undefined;
  readonly uri?: string | null | undefined;
}

/** The database id in a key. */
function idIn({ id, databaseId }: Key, resource: Resource, ids: GlobalIds): number | undefined {
  return id == null ? (databaseId ?? undefined) : ids.decode(id, [resource]).id;
}

async function loadBy<R extends Resource>(
  resource: R,
  {
    known,
    slug,
    uri,
    chosen,
  }: Pick<Key, 'slug' | 'uri'> & {
    readonly known: number | undefined;
    readonly chosen: ChosenLanguage | undefined;
  },
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[],
): Promise<RowOf<R> | null> {
  if (chosen) {
    const { shape } = chosen;
    const key = { known, slug, uri, chosen: undefined };
    const rows =
      slug == null
        ? [await loadBy(resource, key, context, info, [...further, ...languageReads(shape)])]
        : await loadBySlugIn(resource, slug, chosen, further, context, info);
    const found = rows.filter((row) => row !== null);
    return (await inLanguage(resource, found, chosen, context, info)) as RowOf<R> | null;
  }
  const fields = restFields([...Selection.of(info).reads(resource), ...further], resource.kind);
  const relations = relationsBelow(resource, info);
  if (known !== undefined) {
    if (known <= 0) return null;
    prefetch(resource, known, context, info);
    return await context.load.named(resource, known, fields, relations);
  }
  if (uri != null) return (await loadByUri(uri, [resource], context, info, further)) as RowOf<R> | null;
  if (slug == null) throw new PressgraphError('BAD_USER_INPUT', 'Expected a key in `by`, got none.');
  if (slug.trim() === '') return null;
  prefetchBySlug(resource, slug, context, info);
  const [first] = await context.load.bySlug(resource, slug, fields, relations);
  return first ?? null;
}
