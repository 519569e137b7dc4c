/** Whether a path is that of an upload, on whichever host: it ends in a file extension. */
export const isFilePath = (path: string): boolean => FILE.test(path);

const FILE = /\/[^/]+\.(?!html?$|php$)[a-z0-9]{2,5}$/i;
