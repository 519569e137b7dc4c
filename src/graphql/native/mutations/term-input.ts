import type { TaxonomyModel } from '../../../model/resources.ts';
import { extrasOfType } from '../../../model/site-model.ts';
import { type InputField, takenBy, textInput } from '../../engine/writes/input-field.ts';
import { idInput } from '../../engine/writes/references.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';

/**
 * What a taxonomy takes in a write.
 *
 * @see https://developer.wordpress.org/rest-api/reference/tags/#create-a-tag
 */
export function termInputs({ builder, site }: SchemaKit, model: TaxonomyModel): readonly InputField[] {
  const { input } = extrasOfType(site, model.typeName);
  const designed = [
    textInput(['name', 'Its name.'], 'name', { empty: undefined, isRequired: true }),
    textInput(
      ['slug', 'Its short name in its address. WordPress makes one of the name where there is none.'],
      'slug',
    ),
    textInput(['description', 'What it is about; may hold HTML.'], 'description'),
    ...(model.hierarchical
      ? [idInput(['parentId', 'The term it stands under. Null puts it at the top.'], 'parent', [model])]
      : []),
  ];
  return [...takenBy(input.declared, designed), ...declaredInputs(builder, input)];
}
