import { prefixDocument } from '../../graphql/prefix-document.ts';

/** What the page at `/` tells about the site. */
export interface HomeData {
  readonly types: readonly CountedType[];
  /** Routes of WordPress that do not work for the public. */
  readonly blocked: readonly BlockedRoute[];
}

export interface CountedType {
  readonly label: string;
  /** The query field of its list. */
  readonly listField: string;
  /** `undefined` if it is not known. */
  readonly count: number | undefined;
}

export interface BlockedRoute {
  readonly route: string;
  readonly reason: string;
  /** What is used instead, if anything is. */
  readonly fallback: string | undefined;
}

/** Runs a query as the public, and resolves to its data. */
export type AskPublicly = (query: string) => Promise<Readonly<Record<string, unknown>>>;

/** Types whose items are counted, each by one cheap request. */
const MOST_COUNTED = 24;

const OVERVIEW =
  '{ contentTypes { label listField } site { capabilities { route isReachable reason fallback } } }';

/**
 * Reads it with queries that anybody could send.
 *
 * @param prefix That of the schema's names.
 */
export async function readHomeData(ask: AskPublicly, prefix = ''): Promise<HomeData> {
  const overview = (await ask(prefixDocument(OVERVIEW, prefix))) as Partial<Overview>;
  const types = overview.contentTypes ?? [];
  const counted = types
    .slice(0, MOST_COUNTED)
    .map(({ listField }) => `${listField}(first: 0) { totalCount }`);
  const counts = counted.length === 0 ? {} : await ask(`{ ${counted.join(' ')} }`);
  return {
    types: types.map(({ label, listField }) => ({ label, listField, count: countIn(counts[listField]) })),
    blocked: (overview.site?.capabilities ?? []).flatMap(({ route, isReachable, reason, fallback }) =>
      isReachable === false ? [{ route, reason: reason ?? '', fallback: fallback ?? undefined }] : [],
    ),
  };
}

interface Overview {
  readonly contentTypes: readonly { readonly label: string; readonly listField: string }[] | null;
  readonly site: {
    readonly capabilities:
      | readonly {
          readonly route: string;
          readonly isReachable: boolean | null;
          readonly reason: string | null;
          readonly fallback: string | null;
        }[]
      | null;
  } | null;
}

function countIn(list: unknown): number | undefined {
  const count: unknown =
    typeof list === 'object' && list !== null ? Reflect.get(list, 'totalCount') : undefined;
  return typeof count === 'number' ? count : undefined;
}
