/** A value of a REST query parameter. A list is sent comma-separated, as WordPress reads it; `undefined` is left out. */
export type RestValue = string | number | boolean | readonly (string | number)[] | undefined;

export type RestQuery = Readonly<Record<string, RestValue>>;

export interface RestRequest {
  /** Route under the REST root, with a leading slash: `/wp/v2/posts`. */
  readonly route: string;
  readonly query?: RestQuery;
  /** `GET` unless told otherwise; `HEAD` brings the headers alone, at about a third of the price. */
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  /** Aborts this request, and frees its place, when the caller is gone or the operation's time is over. */
  readonly signal?: AbortSignal | undefined;
}

export interface RestResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; `undefined` for `HEAD`. */
  readonly body: unknown;
}

/** One WordPress site's REST API over HTTP. Every failure is a {@link PressgraphError}. */
export interface WordPressClient {
  /** The REST root: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** Asks a REST route. Anything but a 2xx with JSON rejects. */
  request(request: RestRequest): Promise<RestResponse>;
  /** The headers of one of the site's own pages, by `HEAD`, with redirects followed within the site; `null` for 404. */
  head(
    path: string,
    signal?: AbortSignal,
  ): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> } | null>;
  /** Ends the kept connections. */
  close(): Promise<void>;
}
