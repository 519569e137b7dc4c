/** Patterns of secrets that foreign text (a stack, a library's message) may contain. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // redis://user:password@host, https://user:password@host
  [/(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@"\\]+@/gi, '$1…@'],
  [/\b(basic|bearer)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/([?&](?:password|_wpnonce|previewToken|token)=)[^&\s"\\]*/gi, '$1…'],
  [/\b(wordpress_(?:logged_in|sec)_\w+=)[^;\s"\\]*/gi, '$1…'],
];

/**
 * Creates a function that redacts secrets from a log line: credentials in URLs and headers, passwords in query
 * strings, login cookies, and the given values anywhere.
 */
export function createRedaction(secrets: readonly (string | undefined)[] = []): (line: string) => string {
  const known = secrets.flatMap((secret) =>
    secret ? [secret, JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')] : [],
  );
  return (line) => {
    const without = known.reduce((text, secret) => text.replaceAll(secret, '…'), line);
    return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), without);
  };
}
