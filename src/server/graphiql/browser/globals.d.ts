type PageData = import('./page-data.d.ts').PageData;

/** A tab as GraphiQL reports it. */
interface OpenTab {
  readonly query?: string | null;
  readonly variables?: string | null;
  readonly operationName?: string | null;
}

interface OpenTabs {
  readonly tabs: readonly OpenTab[];
  readonly activeTabIndex: number;
}

/** GraphiQL, as Yoga bundles it. */
declare const YogaGraphiQL: {
  renderYogaGraphiQL(
    root: HTMLElement | null,
    props: {
      readonly title: string;
      readonly logo: string;
      readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'length' | 'clear'>;
      readonly defaultTabs: readonly OpenTab[];
      readonly query: string | undefined;
      readonly variables: string | undefined;
      onTabChange(tabs: OpenTabs): void;
      onEditOperationName(name: string): void;
      onEditQuery(): void;
      readonly shouldPersistHeaders: boolean | undefined;
      /** Whether the editors for variables and headers are open. */
      readonly defaultEditorToolsVisibility: boolean;
    },
  ): void;
};

/** What Monaco, GraphiQL's editor, reads before it starts. */
declare var MonacoEnvironment: {
  readonly globalAPI: boolean;
  getWorkerUrl(moduleId: string, label: keyof PageData['workers']): string;
};

/** Monaco itself, of which only this is used. */
declare const monaco: {
  readonly editor: {
    getModels(): readonly { readonly uri: { readonly path: string }; getValue(): string }[];
  };
};

/** One line of `extensions.upstream.requests`. */
interface TracedRequest {
  readonly route: string;
  readonly start: number;
  readonly method?: string;
  readonly as?: string;
  readonly fields?: readonly string[];
  readonly query?: Readonly<Record<string, unknown>>;
  readonly waited?: number;
  readonly milliseconds?: number;
  readonly bytes?: number;
  /** `null`: no response arrived. */
  readonly status?: number | null;
  readonly cached: boolean;
  readonly ageSeconds?: number;
  readonly items?: number;
}

/** One line of `extensions.upstream.prefetched`. */
interface PrefetchedRoute {
  readonly route: string;
  /** Missing for lengths of lists. */
  readonly fields?: readonly string[];
  readonly asked: number;
  readonly needed: number;
}

/** `extensions.upstream`, `extensions.cost` and `extensions.cache` of a response: see docs/trace.md. */
interface TraceExtensions {
  readonly upstream?: {
    readonly totals: {
      readonly requests: number;
      readonly cached: number;
      readonly bytes: number;
      readonly milliseconds: number;
      readonly upstreamMilliseconds: number;
    };
    readonly requests: readonly TracedRequest[];
    readonly prefetched?: readonly PrefetchedRoute[];
  };
  readonly cost?: { readonly estimate: number; readonly limit: number };
  readonly cache?: { readonly isStale: boolean };
}
