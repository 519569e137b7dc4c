/** One link of a `Link` header (RFC 8288). */
export interface Link {
  readonly href: string;
  /** Lower-case names: `rel`, `type`, `title`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parses a `Link` header; whatever does not look like a link is skipped. */
export function parseLinkHeader(header: string | undefined): Link[] {
  // Single spaces and no nested `<`: a hostile header cannot make these patterns backtrack for long.
  const tidy = (header ?? '').replace(/\s+/g, ' ');
  const links = tidy.matchAll(/<([^<>]*)>((?:\s*;\s*[\w!*-]+\s*(?:=\s*(?:"[^"]*"|[^\s",;]*))?)*)/g);
  return [...links].map(([, href = '', rest = '']) => ({
    href,
    parameters: Object.fromEntries(
      [...rest.matchAll(/;\s*([\w!*-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]*))/g)].map(
        ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? ''],
      ),
    ),
  }));
}

/** The target of a relation and, if given, media type: `findLink(header, 'alternate', 'application/json')`. */
export function findLink(header: string | undefined, rel: string, type?: string): string | undefined {
  return parseLinkHeader(header).find(
    ({ parameters }) =>
      parameters['rel']?.split(/\s+/).includes(rel) && (type === undefined || parameters['type'] === type),
  )?.href;
}
