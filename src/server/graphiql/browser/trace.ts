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

/**
 * Requests a trace with each run, takes it out of the response that the editor shows, and shows it in the panel.
 *
 * This wraps the browser's `fetch`, because a fetcher of our own would have to do all that GraphiQL's does: streams,
 * subscriptions, the user's headers.
 */
function traceRuns(): void {
  const send = self.fetch;

  self.fetch = async (address, options = {}) => {
    const headers = new Headers(options.headers);
    const operation = sentOperation(options.body);
    // Subscriptions, the only operations that GraphiQL sends by GET.
    if (headers.get('accept') === 'text/event-stream') {
      const { searchParams } = new URL(address instanceof Request ? address.url : address, location.href);
      showNoTrace(searchParams.get('operationName'), 'Subscriptions have no trace');
    }
    if (!operation || operation.operationName === 'IntrospectionQuery') return send(address, options);
    if (!headers.has('x-pressgraph-trace')) headers.set('x-pressgraph-trace', '1');
    const response = await send(address, { ...options, headers });
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

if (pageData.trace) {
  rememberPanel();
  traceRuns();
}
