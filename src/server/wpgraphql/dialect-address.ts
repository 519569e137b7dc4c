/**
 * The addresses of WPGraphQL's endpoint below a base: `/wp/graphql`, `/wp/index.php?graphql`, `/wp/?graphql=true`, each
 * as the plugin answers it on a WordPress site.
 */
export function isDialectAddress({ pathname, searchParams }: URL, base: string): boolean {
  const folder = folderOf(base);
  const endpoint = dialectEndpoint(base);
  if (pathname === endpoint || pathname === `${endpoint}/`) return true;
  return searchParams.has('graphql') && [`${folder}/`, `${folder}/index.php`, folder].includes(pathname);
}

/** What the addresses of the dialect begin with. */
export const folderOf = (base: string): string => base.replace(/\/+$/, '');

/** The first of them. */
export const dialectEndpoint = (base: string): string => `${folderOf(base)}/graphql`;
