import type { Resource } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';

/**
 * The resources that a path may belong to, the likely ones first, by the folders of their links: `/books/on-type/` is
 * looked for among books, then among all others. Each group is asked at once.
 *
 * @param path On the host, as links have it.
 */
export function likelyResources(
  path: string,
  resources: readonly Resource[],
  { linkFolders }: Pick<SiteModel, 'linkFolders'>,
): readonly (readonly Resource[])[] {
  const folderOf = ({ key }: Resource) => linkFolders.get(key) ?? '/';
  const own = resources.filter(
    (resource) => folderOf(resource) !== '/' && path.startsWith(folderOf(resource)),
  );
  const atRoot = resources.filter((resource) => folderOf(resource) === '/');
  const likely = own.length > 0 ? own : atRoot;
  const others = resources.filter((resource) => !likely.includes(resource));
  return [likely, others].filter((group) => group.length > 0);
}
