/**
 * Many files in one buffer, to pass between threads or write to a snapshot at once.
 * @typedef {{ index: [path: string, length: number][], data: Uint8Array }} FileBundle
 */

/** @param {FileBundle} bundle */
export function encodeBundle({ index, data }) {
  const header = Buffer.from(JSON.stringify(index));
  const headerLength = Buffer.alloc(4);
  headerLength.writeUInt32BE(header.length);
  return Buffer.concat([headerLength, header, data]);
}

/**
 * @param {Buffer} bytes
 * @returns {FileBundle}
 */
export function decodeBundle(bytes) {
  const dataStart = 4 + bytes.readUInt32BE(0);
  return {
    index: JSON.parse(bytes.subarray(4, dataStart).toString()),
    data: new Uint8Array(bytes.subarray(dataStart)),
  };
}

/**
 * @param {FileBundle} bundle
 * @returns {Generator<[path: string, bytes: Uint8Array]>}
 */
export function* filesOf({ index, data }) {
  let start = 0;
  for (const [path, length] of index) {
    yield [path, data.subarray(start, start + length)];
    start += length;
  }
}
