import type { GivenName } from '../../../base/given-names.ts';
import { isPlural, pluralOf, singularOf } from './english.ts';
import type { ResourceNames } from './reserved-names.ts';
import { camelCase, isLatin, latinWords, pascalCase } from './words.ts';

/** A post type or taxonomy to be named. */
export interface NamedThing {
  /** Its key in the model: `post_type/book`. */
  readonly key: string;
  /** The key in WordPress: `post`, `post_tag`, `e-landing-page`. */
  readonly slug: string;
  /** The last part of its REST route: `posts`, `tags`. */
  readonly restBase: string;
  /** Its plural label in WordPress, in the language of the site. */
  readonly label: string;
}

/** Names given by the owner of the gateway, by the key of the resource. */
export type NameOverrides = ReadonlyMap<string, GivenName>;

/**
 * The names that a post type or taxonomy gets if nothing else has them. Only its own slug, REST base and label count:
 *
 * - type and singular: the slug, in the singular where it is plainly an English plural;
 * - plural: the REST base where that differs from both; else the label where it is a plural of the slug
 *   (`product_cat`, “Product categories”); else the English plural of the singular;
 * - where singular and plural are one word, the plural has it, and the singular gets `Item`: `newsItem`, `news`, like
 *   `mediaItem` and `media`.
 */
export function wishedNames(thing: NamedThing, suffix: 'Content' | 'Term'): ResourceNames {
  const slug = latinWords(thing.slug);
  const base = singularOf(slug);
  const typeName = pascalCase(base.join(' '), suffix);
  const singular = camelCase(typeName);
  const plural = pluralFrom(thing, slug, suffix, singular) ?? camelCase(pluralName(base, suffix));
  return isSame(singular, plural)
    ? { typeName, singular: `${singular}Item`, plural }
    : { typeName, singular, plural };
}

/** The plural of a made-up singular: `nodeContent` becomes `nodeContents`. */
export const pluralOfName = (singular: string): string => {
  const words = singular.match(/[A-Z]?[^A-Z]+|[A-Z]/g) ?? [singular];
  const plural = pluralOf(words).join('');
  return plural === singular ? `all${pascalCase(singular, '')}` : plural;
};

function pluralFrom(
  { slug, restBase, label }: NamedThing,
  words: readonly string[],
  suffix: string,
  singular: string,
): string | undefined {
  const base = camelCase(pascalCase(restBase, suffix));
  const others = [camelCase(pascalCase(slug, suffix)), singular];
  if (latinWords(restBase).length > 0 && !others.some((other) => isSame(other, base))) return base;
  return isLatin(label) && isPluralOf(latinWords(label), words)
    ? camelCase(pascalCase(label, suffix))
    : undefined;
}

/** Whether a label is a plural of a slug, whose words may be shortened: “Product categories” of `product_cat`. */
function isPluralOf(label: readonly string[], slug: readonly string[]): boolean {
  const last = label.at(-1);
  if (last === undefined || label.length !== slug.length || !isPlural(last)) return false;
  const singular = singularOf(label);
  return slug.every((word, index) =>
    [label, singular].some((words) => words[index]?.toLowerCase().startsWith(word.toLowerCase())),
  );
}

function pluralName(base: readonly string[], suffix: 'Content' | 'Term'): string {
  const words = base.length === 0 ? [suffix] : base;
  return pascalCase(pluralOf(words).join(' '), suffix);
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
