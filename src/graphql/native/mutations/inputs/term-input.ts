import type { TaxonomyModel } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/**
 * What a taxonomy takes in a write.
 *
 * @see https://developer.wordpress.org/rest-api/reference/tags/#create-a-tag
 */
export function termInputs({ builder, site, names, ids }: SchemaKit, model: TaxonomyModel): readonly Input[] {
  const { input } = extrasOf(site, model);
  const designed = [
    textInput(['name', 'Its name.'], 'name', { empty: undefined, isRequired: true }),
    textInput(
      ['slug', 'Its short name in its address. WordPress makes one of the name where there is none.'],
      'slug',
    ),
    textInput(['description', 'What it is about; may hold HTML.'], 'description'),
    ...(model.hierarchical
      ? [idInput(['parentId', 'The term it stands under. Null puts it at the top.'], 'parent', [model], ids)]
      : []),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(model)),
  ];
}
