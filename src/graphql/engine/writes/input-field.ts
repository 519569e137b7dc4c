import type { InputRef } from '@pothos/core';
import type { GatewayContext } from '../context.ts';
import { restDate } from '../values/dates.ts';
import type { OpenEnum } from '../values/open-enum.ts';

export type InputType =
  | 'String'
  | 'Int'
  | 'Float'
  | 'Boolean'
  | 'DateTime'
  | 'ID'
  | 'URL'
  | 'JSON'
  | OpenEnum['ref']
  | InputRef<Record<string, unknown>>;

/**
 * One field of a mutation's input: its GraphQL side, and the argument of WordPress's route that it becomes, in one
 * object. Two fields may become the same argument (`tagIds` and `tagSlugs`): their values are joined.
 */
export interface InputField {
  readonly name: string;
  readonly description: string;
  readonly type: InputType;
  /** How many lists are around the type. */
  readonly depth: 0 | 1 | 2;
  readonly isRequired?: boolean;
  /** The argument of the REST route: a route that does not take it does not get the field. */
  readonly argument: string;
  /** What null sends, for a field that can be emptied; of another, null is as if it was not given. */
  readonly empty?: unknown;
  /** @throws PressgraphError BAD_USER_INPUT, with an `argumentPath` below the field. */
  readonly toRest: (value: unknown, context: GatewayContext) => unknown;
  /** The field's own fields by WordPress's keys, for errors that speak of one of them. */
  readonly names?: ReadonlyMap<string, string>;
}

type About = readonly [name: string, description: string];

/** Passes a value on as it is. */
export const valueInput = (
  [name, description]: About,
  type: InputType,
  argument: string,
  more: Partial<InputField> = {},
): InputField => ({ name, description, type, depth: 0, argument, toRest: (value) => value, ...more });

/** A text. Null empties it. */
export const textInput = (about: About, argument: string, more: Partial<InputField> = {}): InputField =>
  valueInput(about, 'String', argument, { empty: '', ...more });

/** A moment, sent in UTC. */
export const momentInput = (about: About, argument: string, more: Partial<InputField> = {}): InputField =>
  valueInput(about, 'DateTime', argument, { toRest: (value) => restDate(value as Date), ...more });

/** The fields whose argument a route takes; all of them where it does not tell. */
export const takenBy = (
  declared: ReadonlySet<string> | undefined,
  fields: readonly InputField[],
): readonly InputField[] =>
  declared === undefined ? fields : fields.filter(({ argument }) => declared.has(argument));
