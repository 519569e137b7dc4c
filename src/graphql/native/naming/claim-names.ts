import { BEGINS_WITH_ROOT, DERIVED, RESERVED_TYPES } from './reserved-names.ts';

/** Claims a type name, unique within a schema: the requested name, or the next free one. */
export type ClaimTypeName = (wish: string) => string;

const RESERVED = new Set([...RESERVED_TYPES].map((name) => name.toLowerCase()));

/** How a taken name is remembered. Without its case: to generators and file systems, `Faq` and `FAQ` are one. */
export const takenType = (name: string): string => `type ${name.toLowerCase()}`;
export const takenField = (name: string): string => `field ${name.toLowerCase()}`;

export const isFreeTypeName = (name: string, taken: ReadonlySet<string>): boolean =>
  !RESERVED.has(name.toLowerCase()) &&
  !taken.has(takenType(name)) &&
  !DERIVED.test(name) &&
  !BEGINS_WITH_ROOT.test(name);

/** Claims type names in addition to the taken ones: the requested name, or the next free one. */
export const claimTypeNames =
  (taken: Set<string>): ClaimTypeName =>
  (wish) => {
    let name = wish;
    for (let number = 2; !isFreeTypeName(name, taken); number++) name = `${wish}${number}`;
    taken.add(takenType(name));
    return name;
  };

/** Nouns with mutations of their own, besides the resources: `updateProfile`, `updateSettings`. */
const RESERVED_NOUNS = ['Profile', 'Settings'];

/** The nouns in mutation names, by type: the type name, except where it would mean something else. */
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
 * Claims names of input types. They end in `Input`, unlike any other type name. The mutation inputs are taken:
 * `CreatePostInput` is the input of `createPost`, whatever fields a type `CreatePost` has.
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
