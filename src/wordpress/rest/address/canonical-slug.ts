/** WordPress stores slugs in lower case, with non-ASCII characters percent-encoded: `%e0%a4%b9`. */
export function canonicalSlug(slug: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(slug)).toLowerCase();
  } catch {
    return slug.toLowerCase();
  }
}
