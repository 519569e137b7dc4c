import { isIP, isIPv6 } from 'node:net';

/**
 * The caller's address, as far as it can be trusted. Each proxy appends the address it received the request
 * from to `X-Forwarded-For`; anything before the entries of our own proxies can be forged.
 *
 * @param remote The address of the other end of the connection.
 * @param proxies Number of trusted proxies in front of the gateway.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | null,
  proxies: number,
): string | undefined {
  const hops = (forwardedFor ?? '').split(',').map((entry) => addressIn(entry.trim()));
  let address = remote;
  for (let hop = 0; hop < proxies; hop++) {
    const further = hops.pop();
    // Entries before an unreadable one are not trusted.
    if (further === undefined) break;
    address = further;
  }
  return address;
}

/** Parses `192.0.2.1:4711`, `[2001:db8::1]:4711`, or a bare address. */
function addressIn(entry: string): string | undefined {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return isIP(bare) > 0 ? bare : undefined;
}

/**
 * What counts as one caller: an IPv4 address, or an IPv6 `/64` network, since one host can use any address of
 * its network.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [plain = ''] = address.split('%', 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  // URL parsing normalises the address to its shortest form.
  const shortest = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = shortest.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
