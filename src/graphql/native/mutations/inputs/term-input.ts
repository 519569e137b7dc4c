import type { TaxonomyModel } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/**
 * The input of a taxonomy.
 *
 * @see https://developer.wordpress.org/rest-api/reference/tags/#create-a-tag
 */
export function termInputs({ builder, site, names, ids }: SchemaKit, model: TaxonomyModel): readonly Input[] {
  const { input } = extrasOf(site, model);
  const designed = [
    textInput(['name', 'The name.'], 'name', { empty: undefined, isRequired: true }),
    textInput(['slug', 'The slug. Default: generated from the name.'], 'slug'),
    textInput(['description', 'The description; may contain HTML.'], 'description'),
    ...(model.hierarchical
      ? [idInput(['parentId', 'The parent term. Null moves it to the top level.'], 'parent', [model], ids)]
      : []),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(model)),
  ];
}
