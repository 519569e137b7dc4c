/** A credential of the user, as an `Authorization` header. */
interface KnownCredential {
  /** How the page shows whose it is. */
  readonly name: string;
  /** The user name of an application password; missing for a token. */
  readonly user?: string | undefined;
  readonly authorization: string;
}

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
    const { name, user, authorization } = kept ?? {};
    return name !== undefined && authorization !== undefined ? { name, user, authorization } : undefined;
  } catch {
    return undefined;
  }
}

/** HTTP's Basic scheme, in UTF-8. */
function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Whom WordPress takes the credential for. Both schemas have the field. */
async function viewerName(authorization: string): Promise<string> {
  const response = await unchangedFetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  });
  const answer: ViewerAnswer = await response.json();
  const name = answer.data?.viewer?.name;
  if (typeof name === 'string') return name;
  throw new Error(answer.errors?.[0]?.message ?? 'WordPress does not accept it.');
}

interface ViewerAnswer {
  readonly data?: { readonly viewer?: { readonly name?: string } | null } | null;
  readonly errors?: readonly { readonly message: string }[];
}
