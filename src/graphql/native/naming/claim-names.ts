import { DERIVED, RESERVED_TYPES } from './reserved-names.ts';

/** Gives out names of types, each once in a schema: the name wished for, or the next free one. */
export type ClaimTypeName = (wish: string) => string;

export const isFreeTypeName = (name: string, taken: ReadonlySet<string>): boolean =>
  !RESERVED_TYPES.has(name) && !taken.has(`type ${name}`) && !DERIVED.test(name);

/** Gives out further names of types beside those that were settled: the one wished for, or the next free one. */
export const claimTypeNames =
  (taken: Set<string>): ClaimTypeName =>
  (wish) => {
    let name = wish;
    for (let number = 2; !isFreeTypeName(name, taken); number++) name = `${wish}${number}`;
    taken.add(`type ${name}`);
    return name;
  };

/** What has mutations of its own beside the resources: `updateProfile`, `updateSettings`. */
const RESERVED_NOUNS = ['Profile', 'Settings'];

/** What mutations are called after their verb, by type: its own name, but for those that mean something else. */
export function mutationNouns(typeNames: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([...typeNames, ...RESERVED_NOUNS]);
  return new Map(
    typeNames.map((typeName) => {
      let noun = RESERVED_NOUNS.includes(typeName) ? `${typeName}Item` : typeName;
      for (let number = 2; noun !== typeName && taken.has(noun); number++) noun = `${typeName}Item${number}`;
      taken.add(noun);
      return [typeName, noun];
    }),
  );
}

/**
 * Gives out names of input types. They end in `Input`, which no other type's name does; those of the mutations are
 * taken: `CreatePostInput` is what `createPost` takes, whatever a field of `CreatePost` may be called.
 */
export function claimInputNames(typeNames: readonly string[]): ClaimTypeName {
  const taken = new Set(
    [...mutationNouns(typeNames).values(), ...RESERVED_NOUNS].flatMap((noun) =>
      ['Create', 'Update', 'Delete', 'Upload'].map((verb) => `${verb}${noun}Input`),
    ),
  );
  return (wish) => {
    let name = wish;
    for (let number = 2; taken.has(name); number++) name = wish.replace(/Input$/, `${number}Input`);
    taken.add(name);
    return name;
  };
}
