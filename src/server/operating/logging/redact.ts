/** redis://user:password@host, https://user:password@host */
const IN_ADDRESS = /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@"\\]+@/gi;

/** Patterns of other secrets that foreign text (a stack, a library's message) may contain. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(basic|bearer)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/([?&](?:password|_wpnonce|previewToken|token)=)[^&\s"\\]*/gi, '$1…'],
  [
    /\b(cookie|x-wp-nonce|authorization)(?!["']?\s*[:=]\s*["']?(?:basic|bearer) )(["']?\s*[:=]\s*["']?)[^"'\\\r\n]+/gi,
    '$1$2…',
  ],
  [/\b(wordpress_(?:logged_in|sec)_\w+=)[^;\s"\\]*/gi, '$1…'],
];

/** Shorter ones would be found in many words. */
const SHORTEST_SECRET = 4;

const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
];

/** A secret, and the part of it that is one by itself: `user:password`, `Name: value`, `redis://:password@host`. */
function partsOf(secret: string): readonly string[] {
  const ofUrl = URL.canParse(secret) ? decodeURIComponent(new URL(secret).password) : '';
  const ofPair = secret.includes('://') ? '' : secret.slice(secret.indexOf(':') + 1).trim();
  // WordPress compares application passwords without their spaces.
  return [secret, ofUrl, ofPair, ofPair.replaceAll(' ', '')].filter(
    (part, index) => index === 0 || part.length >= SHORTEST_SECRET,
  );
}

type Secrets = readonly (string | undefined)[];

/** The longest first: one may be a part of another. */
const knownOf = (secrets: Secrets): readonly string[] =>
  secrets
    .flatMap((secret) => (secret ? partsOf(secret).flatMap(formsOf) : []))
    .sort((a, b) => b.length - a.length);

/**
 * Creates a function that redacts secrets from a log line: credentials in URLs and headers, passwords in query
 * strings, login cookies, and the given values anywhere.
 *
 * @param secrets A function where there may be more of them later.
 */
export function createRedaction(secrets: Secrets | (() => Secrets) = []): (line: string) => string {
  let latest: Secrets = [];
  let known: readonly string[] = [];
  return (line) => {
    const given = typeof secrets === 'function' ? secrets() : secrets;
    if (given !== latest) [latest, known] = [given, knownOf(given)];
    const without = known.reduce((text, secret) => text.replaceAll(secret, '…'), line);
    // The pattern begins anew at each word; most lines are of a request, and have no address.
    const beyond = without.includes('://') ? without.replace(IN_ADDRESS, '$1…@') : without;
    return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), beyond);
  };
}
