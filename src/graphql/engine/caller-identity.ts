/** What resolvers may know about the caller. */
export interface CallerIdentity {
  /** Whether the request has a credential that WordPress knows. WordPress decides per request what it allows. */
  readonly kind: 'anonymous' | 'identified';
  /** Operations with the same key may share data. A hash, so it does not reveal the credential. */
  readonly key: string;
}
