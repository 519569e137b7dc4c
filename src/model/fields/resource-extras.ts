import { isRecord, type JsonObject, ownValue } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import { pascalCase } from '../naming/words.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { ClaimTypeName, FieldModel, ObjectModel } from './field-model.ts';
import { fieldNames } from './field-names.ts';
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
 * @param settled Keys and names that the schema has for other things already.
 * @param inputs Names that the resource's inputs have already, and what gives out names of input types.
 */
export function resourceExtras(
  { kind, typeName }: Pick<Resource, 'kind' | 'typeName'>,
  route: DiscoveredRoute,
  settled: { readonly keys: ReadonlySet<string>; readonly names: ReadonlySet<string> },
  claim: ClaimTypeName,
  inputs: { readonly names: ReadonlySet<string>; readonly claim: ClaimTypeName },
): ResourceExtras {
  const known = coreKeysOf(kind);
  const sampled = route.samples.flatMap((sample) => Object.keys(sample));
  const keys = [...new Set([...Object.keys(route.properties), ...sampled])].filter(
    (key) => !known.has(key) && !settled.keys.has(key),
  );
  const names = fieldNames(keys, settled.names);
  const fields = keys.map((key): FieldModel => {
    const schema = ownValue(route.properties, key);
    const wish = `${typeName}${pascalCase(key, 'Field')}`;
    return {
      key,
      name: names.get(key) ?? key,
      description: descriptionOf(schema, key),
      type:
        isRecord(schema) && schema['type'] !== undefined
          ? typeOfSchema(schema, wish, claim)
          : typeOfSamples(
              route.samples.map((sample) => ownValue(sample, key)),
              wish,
              claim,
            ),
    };
  });
  const meta = typeOfSchema(route.properties['meta'], `${typeName}Meta`, claim);
  const outputs = { fields, meta: meta.kind === 'object' ? meta : undefined };
  const settledInputs = { keys: settled.keys, names: inputs.names };
  return {
    ...outputs,
    parameters: route.parameters,
    input: inputModel({ kind, typeName }, route, outputs, settledInputs, inputs.claim),
  };
}
