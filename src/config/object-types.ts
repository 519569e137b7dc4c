/** What an option must be that is no setting, but an object or a function. */
export interface ObjectType {
  /** Completes “expected”. */
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
}

/** By the names of the options. */
export type ObjectTypes = Readonly<Record<string, ObjectType>>;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const FUNCTION: ObjectType = {
  expected: 'a function',
  fits: (value) => typeof value === 'function',
};

/** A plugin that is a function was not called: `[useThis]` for `[useThis()]`. */
export const PLUGINS: ObjectType = {
  expected: 'an array of plugins, each an object',
  fits: (value) => Array.isArray(value) && value.every(isObject),
};

/** An object with these methods. */
export const objectWith = (what: string, methods: readonly string[]): ObjectType => ({
  expected: `${what}, with the methods ${methods.join(', ')}`,
  fits: (value) => isObject(value) && methods.every((name) => typeof Reflect.get(value, name) === 'function'),
});
