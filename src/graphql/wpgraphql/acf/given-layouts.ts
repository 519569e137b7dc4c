/** The key of REST that names the layout of a section of flexible content. */
export const LAYOUT_KEY = 'acf_fc_layout';

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * The type of a layout: `BookSectionsHeroLayout`, or `Post_Book_Sections_Hero`, is that of `hero`. Their names begin with
 * that of the type that they share.
 */
export function layoutNamed(layout: unknown, shared: string, names: readonly string[]): string | undefined {
  if (typeof layout !== 'string' || layout === '') return undefined;
  const own = lettersOf(layout);
  const base = lettersOf(shared.replace(/_Layout$/, ''));
  const nameOf = (name: string): string => lettersOf(name).replace(/layout$/, '');
  const ending = names.filter((name) => nameOf(name).endsWith(own) || lettersOf(name).endsWith(own));
  return (
    names.find((name) => [nameOf(name), lettersOf(name)].includes(base + own)) ??
    (ending.length === 1 ? ending[0] : undefined)
  );
}
