import { Kind, type NameNode, type StringValueNode } from 'graphql';

/** A part of a schema, and the sites that have it so. */
export interface OnSites<Part> {
  readonly sites: readonly string[];
  readonly part: Part;
}

interface Named {
  readonly name: NameNode;
}

/** The parts of several sites by their names, in the order in which they are first seen. */
export function byName<Part extends Named>(
  lists: readonly OnSites<readonly Part[]>[],
): ReadonlyMap<string, readonly OnSites<Part>[]> {
  const found = new Map<string, OnSites<Part>[]>();
  for (const { sites, part: parts } of lists) {
    for (const part of parts) {
      const same = found.get(part.name.value) ?? [];
      same.push({ sites, part });
      found.set(part.name.value, same);
    }
  }
  return found;
}

export const sitesOf = (parts: readonly OnSites<unknown>[]): readonly string[] =>
  parts.flatMap(({ sites }) => sites);

/** Names up to so many sites one by one. */
const MOST_NAMED = 10;

/** The description of a part, with the sites that have it unless all do that could. */
export function describedOn(
  parts: readonly OnSites<{ readonly description?: StringValueNode | undefined }>[],
  owners: readonly string[],
): { readonly description: StringValueNode } {
  const own = sitesOf(parts);
  const text = parts.find(({ part }) => part.description)?.part.description?.value ?? '';
  const value = own.length < owners.length ? `${text}\n\n${onlyOn(own)}`.trim() : text;
  return { description: { kind: Kind.STRING, value, block: true } };
}

function onlyOn(sites: readonly string[]): string {
  const some = sites.slice(0, MOST_NAMED).map((key) => `\`${key}\``);
  const more = sites.length - some.length;
  const many = more > 0 ? [...some, `${more} more`] : some;
  const last = many.pop();
  const before = many.join(', ');
  return `Only on ${sites.length === 1 ? 'the site' : 'the sites'} ${before === '' ? '' : `${before} and `}${last}.`;
}
