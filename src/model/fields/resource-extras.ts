import { isRecord, type JsonObject, ownValue } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { LanguageModel } from '../language-model.ts';
import type { Resource } from '../resources.ts';
import { ACF, acfType } from './acf-schema.ts';
import { coreKeysOf } from './core-keys.ts';
import { type FieldModel, type FieldType, type ObjectModel, UNKNOWN_TYPE } from './field-model.ts';
import { type InputModel, inputModel, NO_INPUT } from './input-model.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';
import { keptFields } from './kept-type.ts';
import { type LanguageShape, languageParameterOf, languageShapeOf } from './language-shape.ts';
import { linkedItems } from './references/linked-items.ts';
import { typeOfSeen } from './sampled-type.ts';
import type { Seen } from './seen.ts';
import { settledObject, settledType } from './settled-type.ts';

/** What a resource's items have beyond WordPress's own fields. */
export interface ResourceExtras {
  /** Fields registered by plugins or the theme, except those of taxonomies. */
  readonly fields: readonly FieldModel[];
  /** WordPress's own fields that items have, as a type supports them; `undefined` if the route does not declare its items. */
  readonly declared?: ReadonlySet<string> | undefined;
  /** Registered meta as an object type; `undefined` if none is declared. */
  readonly meta: ObjectModel | undefined;
  /** JSON Schema of each list parameter; `undefined` if the route does not declare them. */
  readonly parameters: JsonObject | undefined;
  /** How items say their language; `undefined` if they do not. */
  readonly language?: LanguageShape | undefined;
  /** The list parameter that chooses a language; `undefined` if there is none. */
  readonly languageParameter?: string | undefined;
  /** The arguments of a write. */
  readonly input: InputModel;
}

export const NO_EXTRAS: ResourceExtras = {
  fields: [],
  meta: undefined,
  parameters: undefined,
  input: NO_INPUT,
};

/**
 * What a route's declarations and sample items add to a resource.
 *
 * @param taken Keys used for something else: an item's terms.
 * @param languages As the site lists them.
 */
export function resourceExtras(
  kind: Resource['kind'],
  route: DiscoveredRoute,
  taken: ReadonlySet<string>,
  languages: readonly LanguageModel[] = [],
): ResourceExtras {
  const known = coreKeysOf(kind);
  const sampled = route.samples.flatMap((sample) => Object.keys(sample));
  const keys = [...new Set([...Object.keys(route.properties), ...sampled])].filter(
    (key) => !known.has(key) && !taken.has(key),
  );
  const hasPages = kind === 'content' || kind === 'term';
  const language = languageShapeOf(keys, hasPages ? route.samples : [], languages);
  const ofLanguage = language ? [language.codeKey, language.translationsKey] : [];
  const meta = typeOfSchema(route.properties['meta']);
  return {
    fields: fieldsOf(
      keys.filter((key) => !ofLanguage.includes(key)),
      route,
    ),
    declared: declaredKeys(known, route.properties),
    meta: meta.kind === 'object' ? meta : undefined,
    parameters: route.parameters,
    language,
    languageParameter: languageParameterOf(kind, route.parameters, language),
    input: inputModel(kind, route, taken),
  };
}

/** A declaration that lacks what every item has is none. */
function declaredKeys(known: ReadonlySet<string>, properties: JsonObject): ReadonlySet<string> | undefined {
  const isWhole = ['id', 'slug', 'status', 'type'].every((key) => Object.hasOwn(properties, key));
  return isWhole ? new Set(Object.keys(properties).filter((key) => known.has(key))) : undefined;
}

/** What was served of these keys stays as it was. */
function fieldsOf(keys: readonly string[], route: DiscoveredRoute): readonly FieldModel[] {
  const served = route.served?.filter(({ key }) => keys.includes(key)) ?? [];
  return keptFields(
    served,
    keys.map((key) => fieldOf(key, route)),
  );
}

function fieldOf(key: string, { properties, samples }: DiscoveredRoute): FieldModel {
  const schema = ownValue(properties, key);
  const seen = samples
    .filter((sample) => Object.hasOwn(sample, key))
    .map((sample): Seen => ({ value: ownValue(sample, key), links: linkedItems(sample) }));
  return { key, description: descriptionOf(schema, key), type: typeOf(key, schema, seen) };
}

function typeOf(key: string, schema: unknown, seen: readonly Seen[]): FieldType {
  if (key === ACF) return acfFields(schema, seen);
  const isDeclared = isRecord(schema) && schema['type'] !== undefined;
  return isDeclared ? settledType(typeOfSchema(schema), seen) : typeOfSeen(seen);
}

/** Which fields an item has depends on its template and its categories, so the declaration knows only some. */
function acfFields(schema: unknown, seen: readonly Seen[]): FieldType {
  const objects = seen.filter(({ value }) => isRecord(value));
  const declared = acfType(schema) ?? { kind: 'object', description: undefined, fields: [] };
  const settled = settledObject(declared, objects);
  return settled.fields.length > 0 ? settled : UNKNOWN_TYPE;
}
