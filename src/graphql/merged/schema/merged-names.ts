import { prefixedRoot, prefixedType } from '../../engine/prefix/prefixed-names.ts';

/** What the merged schema is made of, by name. */
export interface MergedNames {
  /** The type of a site. */
  readonly site: string;
  /** The root of a site's own schema. */
  readonly siteQuery: string;
  /** The interface of all content. */
  readonly content: string;
  /** The name of a root field. */
  readonly root: (field: string) => string;
}

/** @param prefix What the names of types and root fields begin with. */
export const mergedNames = (prefix = ''): MergedNames => ({
  site: prefixedType(prefix, 'Site'),
  siteQuery: 'SiteQuery',
  content: prefixedType(prefix, 'Content'),
  root: (field) => prefixedRoot(prefix, field),
});

/** A field of each node: its site. */
export const SITE_FIELD = 'site';

/** What a site’s own field is called that has the name {@link SITE_FIELD}. */
export const OWN_SITE_FIELD = 'ownSite';

/** Fields of a site that the gateway itself answers. */
export const FIELDS_OF_SITE: ReadonlySet<string> = new Set(['key', 'query', SITE_FIELD]);
