import type { ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { sitePath } from './site-uri.ts';

/**
 * The path of a type's archive below the home URL: at its own slug, or at the folder in which the links of its items are;
 * `undefined` if it has none.
 */
export function archivePath(
  { key, slug, hasArchive, archiveSlug }: ContentTypeModel,
  { linkFolders, addresses }: Pick<SiteModel, 'linkFolders' | 'addresses'>,
): string | undefined {
  if (!hasArchive) return undefined;
  if (archiveSlug !== undefined) return `/${archiveSlug}/`;
  const folder = linkFolders.get(key);
  const home = sitePath('/', addresses);
  const own = folder?.startsWith(home) ? `/${folder.slice(home.length)}` : folder;
  return own === undefined || own === '/' ? `/${slug}/` : own;
}
