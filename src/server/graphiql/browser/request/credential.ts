/** A credential of the user, for the `Authorization` header. */
interface KnownCredential {
  /** How the page shows whose it is. */
  readonly name: string;
  /** The user name of an application password; missing for a token. */
  readonly user?: string | undefined;
  readonly authorization: string;
  /** The key of the site that it is of, if the schema is that of several. */
  readonly site?: string | undefined;
}

/** Among several sites, each has a header of its own. */
const credentialHeader = ({ site }: Pick<KnownCredential, 'site'>): string =>
  site === undefined ? 'authorization' : `authorization-${site}`;

/** By path: another gateway on the same host serves another site. */
const KEPT_CREDENTIAL = `pressgraph:credential:${location.pathname}`;

const credentials = {
  current: keptCredential(),

  /** In memory; until the browser's tab is closed if the user wants it so. */
  use(credential: KnownCredential | undefined, isKept = false): void {
    credentials.current = credential;
    if (credential && isKept) sessionStorage.setItem(KEPT_CREDENTIAL, JSON.stringify(credential));
    else sessionStorage.removeItem(KEPT_CREDENTIAL);
  },
};

function keptCredential(): KnownCredential | undefined {
  try {
    const kept: Partial<KnownCredential> | null = JSON.parse(
      sessionStorage.getItem(KEPT_CREDENTIAL) ?? 'null',
    );
    const { name, user, authorization, site } = kept ?? {};
    return name !== undefined && authorization !== undefined
      ? { name, user, authorization, site }
      : undefined;
  } catch {
    return undefined;
  }
}

/** HTTP's Basic scheme, in UTF-8. */
function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Whom WordPress takes the credential for. */
async function viewerName({ authorization, site }: Omit<KnownCredential, 'name'>): Promise<string> {
  const response = await unchangedFetch(location.pathname, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      [credentialHeader({ site })]: authorization,
    },
    body: JSON.stringify({ query: pageData.viewerQuery, ...(site !== undefined && { variables: { site } }) }),
  });
  const answer: ViewerAnswer = await response.json();
  const name = (answer.data?.site?.query ?? answer.data)?.viewer?.name;
  if (typeof name === 'string') return name;
  throw new Error(answer.errors?.[0]?.message ?? 'WordPress does not accept it.');
}

interface OfViewer {
  readonly viewer?: { readonly name?: string } | null;
}

interface ViewerAnswer {
  readonly data?: (OfViewer & { readonly site?: { readonly query?: OfViewer | null } | null }) | null;
  readonly errors?: readonly { readonly message: string }[];
}
