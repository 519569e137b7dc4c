/** An operation as GraphiQL sends it. */
interface SentOperation {
  readonly query: string;
  readonly operationName?: string;
}

interface TracedResult {
  readonly extensions?: TraceExtensions & Readonly<Record<string, unknown>>;
}

function sentOperation(body: unknown): SentOperation | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const operation: Partial<SentOperation> | null = JSON.parse(body);
    return typeof operation?.query === 'string' ? { ...operation, query: operation.query } : undefined;
  } catch {
    return undefined;
  }
}

const unchangedFetch = self.fetch.bind(self);

/**
 * Sends the user's credential with each operation, and requests a trace with it: this takes the trace out of the response
 * that the editor shows, and shows it in the panel.
 *
 * This wraps the browser's `fetch`, because a fetcher of our own would have to do all that GraphiQL's does: streams,
 * subscriptions, the user's headers.
 */
function wrapFetch(): void {
  self.fetch = async (address, options = {}) => {
    const url = new URL(address instanceof Request ? address.url : address, location.href);
    const operation = sentOperation(options.body);
    const headers = new Headers(options.headers);
    // GraphiQL sends subscriptions, and only these, by GET.
    const isSubscription = headers.get('accept') === 'text/event-stream';
    const isIntrospection = operation?.operationName === 'IntrospectionQuery';
    const isOurs = url.origin === location.origin && url.pathname === location.pathname;
    // The schema is the same for all: with a credential that has expired, the page would have none.
    if (!isOurs || isIntrospection || !(operation || isSubscription)) return unchangedFetch(address, options);

    const { current } = credentials;
    if (current && !headers.has(credentialHeader(current)))
      headers.set(credentialHeader(current), current.authorization);
    if (!pageData.trace) return unchangedFetch(address, { ...options, headers });
    if (isSubscription) showNoTrace(url.searchParams.get('operationName'), 'Subscriptions have no trace');
    if (!operation) return unchangedFetch(address, { ...options, headers });
    // The editor would show the trace of the last part as a part of the answer.
    if (/@(defer|stream)\b/.test(operation.query)) {
      showNoTrace(operation.operationName ?? null, 'Answers in parts have no trace here');
      return unchangedFetch(address, { ...options, headers });
    }
    if (!headers.has('x-pressgraph-trace')) headers.set('x-pressgraph-trace', '1');
    const response = await unchangedFetch(address, { ...options, headers });
    const isJson = response.headers.get('content-type')?.includes('json');
    return isJson ? withoutTrace(response, operation) : response;
  };
}

/** Shows the trace of a response, and returns the response without it. */
async function withoutTrace(response: Response, { operationName }: SentOperation): Promise<Response> {
  const text = await response.text();
  const { status, statusText, headers } = response;
  const responseWith = (body: string) => new Response(body, { status, statusText, headers });
  try {
    const { extensions, ...result }: TracedResult = JSON.parse(text);
    const { upstream, cost, cache, ...others } = extensions ?? {};
    showTrace(operationName, {
      ...(upstream && { upstream }),
      ...(cost && { cost }),
      ...(cache && { cache }),
    });
    const isEmpty = Object.keys(others).length === 0;
    return responseWith(JSON.stringify(isEmpty ? result : { ...result, extensions: others }));
  } catch {
    return responseWith(text);
  }
}
