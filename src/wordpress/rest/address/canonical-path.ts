/** The same for all spellings of a path: percent-encoded or not, with and without a slash at its end, without its query. */
export const canonicalPath = (path: string): string => trimmed(decodedPath(path));

// Each pattern can match at one position only, so a path of slashes takes linear time.
const trimmed = (path: string): string => path.replace(/[?#].*$/s, '').replace(/(?<!\/)\/+$/, '');

/** In lower case, as WordPress compares; as it is, if it is not well-formed. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
