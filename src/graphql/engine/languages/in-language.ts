import type { GraphQLResolveInfo } from 'graphql';
import type { JsonObject } from '../../../base/json.ts';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { LanguageShape } from '../../../model/fields/language-shape.ts';
import type { ResourceExtras } from '../../../model/fields/resource-extras.ts';
import type { LanguageModel } from '../../../model/language-model.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row, RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { BY_NAME, NEWEST_FIRST } from '../filters/list-order.ts';
import { loadRelated } from '../selection/related.ts';
import { Selection } from '../selection/selection.ts';
import { assertLanguage, languageOf, type TranslationRef } from './item-languages.ts';
import { loadTranslations } from './translations.ts';

/** The item that a translation refers to, with the selection below; free if only its id is selected. */
export async function loadTranslation<R extends Resource>(
  resource: R,
  { language, id }: TranslationRef,
  { hidesOthers }: LanguageShape,
  parameter: string | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R> | null> {
  if (!hidesOthers || parameter === undefined) return await loadRelated(resource, id, context, info);
  const fields = restFields(Selection.of(info).reads(resource), resource.kind);
  if (fields.length === 1) return typedRow(resource, { id });
  return await context.load.inLanguage(resource, id, { parameter, code: language.code }, fields);
}

/** The REST fields that {@link inLanguage} reads. */
export const languageReads = ({ codeKey, translationsKey }: LanguageShape): readonly string[] => [
  codeKey,
  translationsKey,
];

/** A language in which an item is asked for. */
export interface ChosenLanguage {
  readonly code: string;
  readonly shape: LanguageShape;
  readonly parameter: string | undefined;
  readonly all: readonly LanguageModel[];
}

/**
 * The language that an argument names; `undefined` without one.
 *
 * @throws PressgraphError BAD_USER_INPUT for a code that the site does not have.
 */
export function chosenLanguage(
  code: string | null | undefined,
  {
    language: shape,
    languageParameter: parameter,
    all,
  }: Pick<ResourceExtras, 'language' | 'languageParameter'> & Pick<ChosenLanguage, 'all'>,
): ChosenLanguage | undefined {
  if (code == null || !shape) return undefined;
  assertLanguage(code, all);
  return { code, shape, parameter, all };
}

/** The items with a slug, among which one is in the language, or has a translation into it. */
export async function loadBySlugIn<R extends Resource>(
  resource: R,
  slug: string,
  { code, shape, parameter }: ChosenLanguage,
  further: readonly string[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly RowOf<R>[]> {
  if (slug.trim() === '') return [];
  const reads = [...Selection.of(info).reads(resource), ...further, ...languageReads(shape)];
  const fields = restFields(reads, resource.kind);
  const anywhere = () => context.load.bySlug(resource, slug, fields);
  if (!shape.hidesOthers || parameter === undefined) return await anywhere();
  const { items } = await context.load.page({
    ...{ resource, route: resource.route, filter: { slug: [slug], [parameter]: code }, fields },
    order: resource.kind === 'term' ? BY_NAME : NEWEST_FIRST,
    page: { size: 10, direction: 'forward', from: undefined },
    wantsPlaces: false,
  });
  return items.length > 0 ? items.map(({ row }) => row) : await anywhere();
}

/** The one of these items that is in the language, otherwise the translation of the first one; `null` without any. */
export async function inLanguage<R extends Resource>(
  resource: R,
  found: readonly Row[],
  { code, shape, parameter, all }: ChosenLanguage,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const rows = found as readonly (Row & JsonObject)[];
  const same = rows.find((row) => languageOf(row, shape, all)?.code === code);
  if (same) return same;
  const [first] = rows;
  const translations = first ? await loadTranslations(resource, first, shape, context) : [];
  const translation = translations.find(({ language }) => language.code === code);
  return translation ? await loadTranslation(resource, translation, shape, parameter, context, info) : null;
}
