import { isRecord, type JsonObject, ownValue } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { FieldModel, ObjectModel } from './field-model.ts';
import { type InputModel, inputModel, NO_INPUT } from './input-model.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';
import { typeOfSamples } from './sampled-type.ts';

/** What a site's items of one kind have beyond WordPress's own. */
export interface ResourceExtras {
  /** Fields that plugins or the theme registered, those of the taxonomies aside. */
  readonly fields: readonly FieldModel[];
  /** Registered meta as an object type; `undefined` where none is declared. */
  readonly meta: ObjectModel | undefined;
  /** JSON Schema of each parameter of the collection's lists; `undefined` where the route did not tell. */
  readonly parameters: JsonObject | undefined;
  /** What a write takes. */
  readonly input: InputModel;
}

export const NO_EXTRAS: ResourceExtras = {
  fields: [],
  meta: undefined,
  parameters: undefined,
  input: NO_INPUT,
};

/**
 * What a route's declarations and live items add to a resource.
 *
 * @param taken Keys that items have for other things: their terms.
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
  const meta = typeOfSchema(route.properties['meta']);
  return {
    fields: keys.map((key) => fieldOf(key, route)),
    meta: meta.kind === 'object' ? meta : undefined,
    parameters: route.parameters,
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
