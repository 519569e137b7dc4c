/** What was requested before it was known to be needed, and how much of it was. */
function showPrefetched(prefetched: readonly PrefetchedRoute[]): void {
  const section = tracePart('prefetched');
  section.hidden = prefetched.length === 0;
  section.replaceChildren(
    element('h3', {}, 'Prefetched with the first request, because the same operation needed it last time'),
    element('ul', {}, ...prefetched.map(prefetchedItem)),
  );
}

function prefetchedItem({ route, fields, asked, needed }: PrefetchedRoute): HTMLElement {
  return element(
    'li',
    { className: needed < asked ? 'trace-in-vain' : '' },
    element('span', { className: 'trace-route' }, route),
    element('span', { className: 'trace-needed' }, `${asked} asked, ${needed} needed`),
    element('span', { className: 'trace-notes' }, fields ? fields.join(', ') : 'length only'),
  );
}
