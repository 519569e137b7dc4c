/** What the server tells the page's scripts, as JSON in the page. */
export interface PageData {
  /** HTML. */
  readonly title: string;
  /** HTML. */
  readonly logo: string;
  /** Whether the gateway traces operations. */
  readonly trace: boolean;
  /** A query for the name of the caller: `viewer`, or `site { query { viewer } }` with the variable `site`. */
  readonly viewerQuery: string;
  /** The keys of the sites, if the schema is that of several: a credential is of one of them. */
  readonly sites?: readonly string[];
  /** The example queries. */
  readonly tabs: readonly Tab[];
  /** Addresses of the editor's workers by their labels, relative to the page. */
  readonly workers: Readonly<Record<'editorWorkerService' | 'json' | 'graphql', string>>;
}

export interface Tab {
  readonly query: string;
  /** JSON. */
  readonly variables?: string;
}
