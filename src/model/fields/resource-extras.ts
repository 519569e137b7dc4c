import { isRecord, type JsonObject, ownValue } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { FieldModel, ObjectModel } from './field-model.ts';
import { type InputModel, inputModel, NO_INPUT } from './input-model.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';
import { type LanguageShape, languageParameterOf, languageShapeOf } from './language-shape.ts';
import { typeOfSamples } from './sampled-type.ts';

/** What a resource's items have beyond WordPress's own fields. */
export interface ResourceExtras {
  /** Fields registered by plugins or the theme, except those of taxonomies. */
  readonly fields: readonly FieldModel[];
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
 */
export function resourceExtras(
  kind: Resource['kind'],
  route: DiscoveredRoute,
  taken: ReadonlySet<string>,
): ResourceExtras {
  const known = coreKeysOf(kind);
  const sampled = route.samples.flatMap((sample) => Object.keys(sample));
  const keys = [...new Set([...Object.keys(route.properties), ...sampled])].filter(
    (key) => !known.has(key) && !taken.has(key),
  );
  const language = languageShapeOf(keys);
  const ofLanguage = language ? [language.codeKey, language.translationsKey] : [];
  const meta = typeOfSchema(route.properties['meta']);
  return {
    fields: keys.filter((key) => !ofLanguage.includes(key)).map((key) => fieldOf(key, route)),
    meta: meta.kind === 'object' ? meta : undefined,
    parameters: route.parameters,
    language,
    languageParameter: languageParameterOf(route.parameters, language),
    input: inputModel(kind, route, taken),
  };
}

function fieldOf(key: string, { properties, samples }: DiscoveredRoute): FieldModel {
  const schema = ownValue(properties, key);
  const isDeclared = isRecord(schema) && schema['type'] !== undefined;
  return {
    key,
    description: descriptionOf(schema, key),
    type: isDeclared ? typeOfSchema(schema) : typeOfSamples(samples.map((sample) => ownValue(sample, key))),
  };
}
