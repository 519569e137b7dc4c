import { databaseIdOf } from './global-ids.ts';

/** Empty values mean that they are not given: clients send them all the time. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === '0' ||
  (Array.isArray(value) && value.every(isEmpty));

export const idsIn = (value: unknown): readonly number[] =>
  [value].flat().flatMap((id) => databaseIdOf(id) ?? []);

export const textsIn = (value: unknown): readonly string[] =>
  [value ?? []].flat().flatMap((text) => (isEmpty(text) ? [] : [String(text)]));
