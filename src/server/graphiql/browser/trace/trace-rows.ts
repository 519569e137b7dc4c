/** The outcome of a request, as a class of the style sheet. */
function outcome({ cached, status }: TracedRequest): string {
  if (cached) return 'cached';
  return typeof status !== 'number' || status >= 400 ? 'failed' : 'fine';
}

/** A bar for each request, on the time scale of the whole run. */
function bars(requests: readonly TracedRequest[], whole: number): HTMLElement[] {
  const percent = (milliseconds: number) => `${Math.min(100, (100 * milliseconds) / whole)}%`;
  const bar = (kind: string, from: number, milliseconds: number) =>
    element('span', {
      className: `trace-bar ${kind}`,
      style: { left: percent(from), ...(kind !== 'cached' && { width: percent(milliseconds) }) },
    });
  return requests.flatMap((request) => {
    const { start, waited = 0, milliseconds = 0 } = request;
    return [
      ...(waited >= 1 ? [bar('waited', start - waited, waited)] : []),
      bar(outcome(request), start, milliseconds),
    ];
  });
}

function parameterText([name, value]: readonly [string, unknown]): string {
  if (name === 'include' && Array.isArray(value)) return `include ${counted(value.length, 'id')}`;
  return `${name}=${value}`;
}

/** The request on one line, which opens to all of its parameters. */
function requestDetails(request: TracedRequest): HTMLElement {
  const { route, method = 'GET', as = 'anonymous', fields = [], query = {}, waited = 0 } = request;
  const parameters = Object.entries(query);
  const notes = [
    ...parameters.map(parameterText),
    ...(fields.length > 0 ? [counted(fields.length, 'field')] : []),
    ...(request.cached ? [counted(request.items ?? 0, 'item')] : []),
  ];
  const row = (name: string, value: string) => [element('dt', {}, name), element('dd', {}, value)];
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      method === 'GET' ? undefined : element('span', { className: 'trace-method' }, method),
      element('span', { className: 'trace-route' }, route),
      as === 'anonymous' ? undefined : element('span', { className: 'trace-badge' }, `as ${as}`),
      element('span', { className: 'trace-notes' }, notes.join(' · ')),
    ),
    element(
      'dl',
      {},
      ...row('Fields', fields.length > 0 ? fields.join(', ') : 'all'),
      ...(parameters.length > 0
        ? row('Parameters', parameters.map(([name, value]) => `${name}=${value}`).join(' '))
        : []),
      ...(waited >= 1 ? row('Waited', `${inTime(waited)} before it was sent`) : []),
    ),
  );
}

function traceRow(request: TracedRequest, whole: number): HTMLElement {
  const { cached, status, bytes = 0, milliseconds = 0, ageSeconds = 0 } = request;
  const cell = (content: Node | string, className = '') => element('td', { className }, content);
  return element(
    'tr',
    { className: outcome(request) },
    cell(requestDetails(request)),
    cell(cached ? 'cached' : String(status ?? 'no answer'), 'trace-status'),
    cell(cached ? `${inAge(ageSeconds)} old` : inBytes(bytes), 'trace-number'),
    cell(cached ? '' : inTime(milliseconds), 'trace-number'),
    cell(element('div', { className: 'trace-lane' }, ...bars([request], whole))),
  );
}
