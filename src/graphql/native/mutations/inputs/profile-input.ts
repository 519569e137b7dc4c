import { AUTHORS } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';

/**
 * What users may change about themselves. Not their password and roles: an application password must not be enough to
 * gain more access.
 *
 * @see https://developer.wordpress.org/rest-api/reference/users/#update-a-user
 */
export function profileInputs({ builder, site, names }: SchemaKit): readonly Input[] {
  const { input } = extrasOf(site, AUTHORS);
  const designed = [
    textInput(['name', 'The display name.'], 'name', { empty: undefined }),
    textInput(['firstName', 'The first name.'], 'first_name'),
    textInput(['lastName', 'The last name.'], 'last_name'),
    textInput(['nickname', 'The nickname.'], 'nickname', { empty: undefined }),
    textInput(['email', 'The email address.'], 'email', { empty: undefined }),
    textInput(['url', 'The website URL.'], 'url'),
    textInput(['description', 'The biography.'], 'description'),
    textInput(['slug', 'The slug, as in the URL of the author archive.'], 'slug', { empty: undefined }),
    textInput(
      ['locale', 'The language of the user’s dashboard: `de_DE`. Empty for the site’s language.'],
      'locale',
    ),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(AUTHORS)),
  ];
}
