import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';

/**
 * One field of a mutation's input: its GraphQL side, and the argument of WordPress's route that it becomes, in one
 * object. Two fields may become the same argument (`tagIds` and `tagSlugs`): their values are joined.
 *
 * @typeParam Type What the schema's builder takes for the type of an input field.
 */
export interface InputField<Type = unknown> {
  readonly name: string;
  readonly description: string;
  readonly type: Type;
  /** How many lists are around the type. */
  readonly depth: 0 | 1 | 2;
  readonly isRequired?: boolean;
  /** The argument of the REST route: a route that does not take it does not get the field. */
  readonly argument: string;
  /** What null sends, for a field that can be emptied; of another, null is as if it was not given. */
  readonly empty?: unknown;
  /** @throws PressgraphError BAD_USER_INPUT, with an `argumentPath` below the field. */
  readonly toRest: (value: unknown, context: GatewayContext) => unknown;
  /** The resource whose slugs are looked up for it, which takes a request. */
  readonly looksUp?: Resource;
  /** The field's own fields by WordPress's keys, for errors that speak of one of them. */
  readonly names?: ReadonlyMap<string, string>;
}

type About = readonly [name: string, description: string];

/** Passes a value on as it is. */
export const valueInput = <const Type>(
  [name, description]: About,
  type: Type,
  argument: string,
  more: Partial<InputField<Type>> = {},
): InputField<Type> => ({ name, description, type, depth: 0, argument, toRest: (value) => value, ...more });

/** A text. Null empties it. */
export const textInput = (
  about: About,
  argument: string,
  more: Partial<InputField<'String'>> = {},
): InputField<'String'> => valueInput(about, 'String', argument, { empty: '', ...more });

/** The fields whose argument a route takes; all of them where it does not tell. */
export const takenBy = <Type>(
  declared: ReadonlySet<string> | undefined,
  fields: readonly InputField<Type>[],
): readonly InputField<Type>[] =>
  declared === undefined ? fields : fields.filter(({ argument }) => declared.has(argument));
