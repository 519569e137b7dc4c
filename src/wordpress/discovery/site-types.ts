import { decodeHTML } from 'entities';
import { z } from 'zod';
import { isRecord } from '../../base/json.ts';
import { shorten } from '../../base/shorten.ts';
import type { DiscoveredTaxonomy, DiscoveredType } from '../../model/discovery.ts';

/** PHP sends a list with gaps in its keys as an object. */
const slugs = z
  .union([z.array(z.string()), z.record(z.string(), z.string()).transform((list) => Object.values(list))])
  .catch([]);

const common = {
  slug: z.string().min(1),
  name: z.string().catch(''),
  description: z.string().catch(''),
  hierarchical: z.boolean().catch(false),
  rest_base: z.string().min(1),
  // Before WordPress 5.9, every type was in the core's namespace, and none said so.
  rest_namespace: z.string().min(1).catch('wp/v2'),
};

const typeSchema = z
  .object({ ...common, has_archive: z.union([z.boolean(), z.string()]).catch(false), taxonomies: slugs })
  .transform(
    (type): DiscoveredType => ({
      slug: type.slug,
      name: decodeHTML(type.name) || type.slug,
      description: decodeHTML(type.description),
      hierarchical: type.hierarchical,
      // `true`, or the slug of the archive.
      hasArchive: Boolean(type.has_archive),
      ...(typeof type.has_archive === 'string' &&
        type.has_archive !== '' && { archiveSlug: type.has_archive }),
      taxonomies: type.taxonomies,
      restBase: type.rest_base,
      restNamespace: type.rest_namespace,
    }),
  );

const taxonomySchema = z.object({ ...common, types: slugs }).transform(
  (taxonomy): DiscoveredTaxonomy => ({
    slug: taxonomy.slug,
    name: decodeHTML(taxonomy.name) || taxonomy.slug,
    description: decodeHTML(taxonomy.description),
    hierarchical: taxonomy.hierarchical,
    types: taxonomy.types,
    restBase: taxonomy.rest_base,
    restNamespace: taxonomy.rest_namespace,
  }),
);

/** What could be read of a keyed answer, and warnings in plain words about the rest. */
export interface Readable<T> {
  /** `undefined` if the answer as a whole is not what the route promises. */
  readonly items: readonly T[] | undefined;
  readonly warnings: readonly string[];
  /** Whether any of them names its namespace, as since WordPress 5.9. */
  readonly namesNamespaces?: boolean;
}

/** The body of `/wp/v2/types`, each post type on its own: a malformed one is left out, with a warning. */
export function readTypes(body: unknown): Readable<DiscoveredType> {
  return readKeyed(body, typeSchema, 'post type');
}

/** The body of `/wp/v2/taxonomies`, each taxonomy on its own: a malformed one is left out, with a warning. */
export function readTaxonomies(body: unknown): Readable<DiscoveredTaxonomy> {
  return readKeyed(body, taxonomySchema, 'taxonomy');
}

/** Post types, and taxonomies, that are served. Each takes about a megabyte of memory with both schemas. */
const MAX_TYPES = 150;
/** Of those that are left out, as a message names them. */
const MAX_NAMED = 10;

const namesNamespace = (value: unknown): boolean =>
  isRecord(value) && typeof value['rest_namespace'] === 'string';

function readKeyed<T>(body: unknown, schema: z.ZodType<T>, noun: string): Readable<T> {
  if (typeof body !== 'object' || body === null) {
    return { items: undefined, warnings: [`The answer lists no ${noun}.`] };
  }
  const items: T[] = [];
  const warnings: string[] = [];
  // PHP sends an empty keyed answer as `[]`.
  const all = Object.entries(body);
  for (const [index, [key, value]] of all.entries()) {
    if (items.length === MAX_TYPES || warnings.length === MAX_TYPES) {
      warnings.push(
        leftOut(
          noun,
          all.length,
          all.slice(index).map(([slug]) => slug),
        ),
      );
      break;
    }
    const item = schema.safeParse(value);
    if (item.success) {
      items.push(item.data);
    } else {
      const fields = item.error.issues.map((issue) => issue.path.join('.') || 'it').join(', ');
      warnings.push(`The ${noun} “${key}” is left out: cannot read ${fields}.`);
    }
  }
  return { items, warnings, namesNamespaces: Object.values(body).some(namesNamespace) };
}

function leftOut(noun: string, listed: number, slugs: readonly string[]): string {
  const named = slugs.slice(0, MAX_NAMED).map((slug) => `“${shorten(slug, 40)}”`);
  const others = slugs.length - named.length;
  return (
    `The site lists ${listed} entries as ${noun}; at most ${MAX_TYPES} are served. ` +
    `Left out: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`
  );
}
