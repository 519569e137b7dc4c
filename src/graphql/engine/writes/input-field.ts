import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';

/**
 * One field of a mutation's input: its GraphQL side, and the REST argument it turns into. Two fields may set the same
 * argument (`tagIds` and `tagSlugs`): their values are joined.
 *
 * @typeParam Type The schema builder's type for an input field.
 */
export interface InputField<Type = unknown> {
  readonly name: string;
  readonly description: string;
  readonly type: Type;
  /** The number of lists around the type. */
  readonly depth: 0 | 1 | 2;
  readonly isRequired?: boolean;
  /** The argument of the REST route. Routes without that argument do not get the field. */
  readonly argument: string;
  /** What null sends, if the field can be cleared. Otherwise null is the same as omitting the field. */
  readonly empty?: unknown;
  /** @throws PressgraphError BAD_USER_INPUT, with an `argumentPath` relative to the field. */
  readonly toRest: (value: unknown, context: GatewayContext) => unknown;
  /** The resource whose slugs it looks up, which costs a request. */
  readonly looksUp?: Resource;
  /** The subfields by their WordPress keys, for errors about one of them. */
  readonly names?: ReadonlyMap<string, string>;
}

type About = readonly [name: string, description: string];

/** Passes a value through. */
export const valueInput = <const Type>(
  [name, description]: About,
  type: Type,
  argument: string,
  more: Partial<InputField<Type>> = {},
): InputField<Type> => ({ name, description, type, depth: 0, argument, toRest: (value) => value, ...more });

/** A text. Null clears it. */
export const textInput = (
  about: About,
  argument: string,
  more: Partial<InputField<'String'>> = {},
): InputField<'String'> => valueInput(about, 'String', argument, { empty: '', ...more });

/** The fields whose argument the route accepts; all fields if the route does not declare its arguments. */
export const takenBy = <Type>(
  declared: ReadonlySet<string> | undefined,
  fields: readonly InputField<Type>[],
): readonly InputField<Type>[] =>
  declared === undefined ? fields : fields.filter(({ argument }) => declared.has(argument));
