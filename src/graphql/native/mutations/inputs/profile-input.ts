import { AUTHORS } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';

/**
 * What a user may change of themselves. Their password and their roles are not among it: who holds an application
 * password shall not become more than that by it.
 *
 * @see https://developer.wordpress.org/rest-api/reference/users/#update-a-user
 */
export function profileInputs({ builder, site, names }: SchemaKit): readonly Input[] {
  const { input } = extrasOf(site, AUTHORS);
  const designed = [
    textInput(['name', 'The name shown to readers.'], 'name', { empty: undefined }),
    textInput(['firstName', 'Their first name.'], 'first_name'),
    textInput(['lastName', 'Their last name.'], 'last_name'),
    textInput(['nickname', 'Their nickname.'], 'nickname', { empty: undefined }),
    textInput(['email', 'Their e-mail address.'], 'email', { empty: undefined }),
    textInput(['url', 'Their own website.'], 'url'),
    textInput(['description', 'Their biography.'], 'description'),
    textInput(['slug', 'The short name in their archive’s address.'], 'slug', { empty: undefined }),
    textInput(['locale', 'The language of their dashboard: `de_DE`; empty for the site’s own.'], 'locale'),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(AUTHORS)),
  ];
}
