import type { ObjectRef } from '@pothos/core';
import type { JsonObject } from '../../../base/json.ts';
import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import type { Resource } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { valueFilter } from '../../engine/filters/filters.ts';
import { loadTranslation } from '../../engine/languages/in-language.ts';
import { assertLanguage, languageOf, type TranslationRef } from '../../engine/languages/item-languages.ts';
import { costsOfTranslations, loadTranslations } from '../../engine/languages/translations.ts';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';
import type { Filter } from '../filters/filter-input.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Language` type, in the schemas of sites with languages. */
export function registerLanguages({ builder, site, otherNodes, Language }: SchemaKit): void {
  const { languages } = site;
  if (!languages) return;
  otherNodes.set(Language, { load: (key) => languages.find(({ code }) => code === key) ?? null });
  builder.node(Language, {
    description: 'A language of the site.',
    id: { resolve: ({ code }) => code },
    fields: (t) => ({
      code: t.exposeString('code', { nullable: false, description: 'The code, as `where` takes it: `fr`.' }),
      name: t.exposeString('name', { description: 'Its name. Null if the site does not say.' }),
      locale: t.exposeString('locale', {
        description: 'The locale in WordPress: `fr_FR`. Null if the site does not say.',
      }),
      isDefault: t.exposeBoolean('isDefault', {
        description: 'Whether it is the default language of the site. Null if the site does not say.',
      }),
      homeUrl: t.field({
        type: 'URL',
        description: 'The home page in this language. Null if the site does not say.',
        resolve: ({ home }) => home ?? null,
      }),
    }),
  });
  builder.queryField('languages', (t) =>
    t.field({
      type: [Language],
      nullable: false,
      description: 'The languages of the site. Empty if its plugin does not list them. Costs no request.',
      resolve: () => [...languages],
    }),
  );
}

/** The language and the translations of a type's items, if they say them. */
export function registerLanguageFields<Shape extends Row>(
  { builder, site, names, Language }: SchemaKit,
  resource: Resource,
  ref: ObjectRef<GatewayTypes, Shape>,
): void {
  const { language: shape, languageParameter: parameter } = extrasOf(site, resource);
  const { languages } = site;
  if (!shape || !languages) return;
  const { typeName } = names.of(resource);
  // These keys are known only at run time, so no static shape has them.
  const item = ref as unknown as ObjectRef<GatewayTypes, JsonObject>;
  const Translation = builder.objectRef<TranslationRef>(`${typeName}Translation`).implement({
    description: `A translation of a ${typeName}.`,
    fields: (t) => ({
      language: t.field({
        type: Language,
        nullable: false,
        description: 'The language of the translation.',
        resolve: ({ language }) => language,
      }),
      node: t.field({
        type: item,
        // Lists of one language each: a batch for each, and what they leave out.
        costs: shape.hidesOthers ? { ...ONE_BY_ID, once: LEFT_OUT_COSTS } : ONE_BY_ID,
        description: 'The translation. Null if the caller may not see it. Free if only its ID is selected.',
        resolve: async (translation, _args, context, info) =>
          (await loadTranslation(
            resource,
            translation,
            shape,
            parameter,
            context,
            info,
          )) as JsonObject | null,
      }),
    }),
  });
  builder.objectFields(item, (t) => ({
    language: t.field({
      type: Language,
      reads: [shape.codeKey],
      description: 'The language. Null if it has none.',
      resolve: (row) => languageOf(row, shape, languages),
    }),
    translations: t.field({
      type: [Translation],
      reads: [shape.translationsKey],
      costs: { items: Math.max(languages.length - 1, 1), ...costsOfTranslations(shape, languages) },
      description: `The translations into other languages.${
        shape.isInLink
          ? ' The REST API does not name them, so they are found by the links of its page: a request for each item, and one for each translation.'
          : ''
      }`,
      resolve: async (row, _args, context) => [...(await loadTranslations(resource, row, shape, context))],
    }),
  }));
}

/** The argument of a single item that chooses its language. */
export const languageArgument = (builder: GatewayBuilder) =>
  builder.args((arg) => ({
    language: arg.string({
      description:
        'The code of a language. If the item found is in another, its translation is returned; null if it has none.',
    }),
  }));

/** The argument of a feed of several types that chooses a language. */
export const feedLanguageArgument = (builder: GatewayBuilder) =>
  builder.args((arg) => ({
    language: arg.string({
      description:
        'Only content in the language with this code. Types without languages are left out. At most the first 1,000 results.',
    }),
  }));

/** The argument of menus that chooses a language. */
export const menuLanguageArgument = (builder: GatewayBuilder) =>
  builder.args((arg) => ({
    language: arg.string({
      description: 'The code of a language, to have the menus that its pages show.',
    }),
  }));

/** The filter by language, if the lists of a resource have one. */
export function languageFilters({ site }: SchemaKit, resource: Resource): readonly Filter[] {
  const { languageParameter } = extrasOf(site, resource);
  const { languages } = site;
  if (languageParameter === undefined || !languages) return [];
  const codes = languages.map(({ code }) => code).join(', ');
  const about = `Only items in the language with this code${codes && `: ${codes}`}.`;
  const filter = valueFilter(['language', about], 'String', languageParameter);
  return [
    {
      ...filter,
      toRest: (value, context) => {
        assertLanguage(String(value), languages);
        return filter.toRest(value, context);
      },
    },
  ];
}
