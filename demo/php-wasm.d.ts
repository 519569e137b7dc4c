// The packages' own declarations leave out the file extensions that Node's resolution asks for. Only what is used here.

declare module '@php-wasm/node-8-5' {
  export function getPHPLoaderModule(): Promise<unknown>;
}

declare module '@php-wasm/universal' {
  export const __private__dont__use: unique symbol;

  export interface PHPResponse {
    httpStatusCode: number;
    headers: Record<string, string[]>;
    bytes: Uint8Array;
    text: string;
    errors: string;
    exitCode: number;
  }

  interface OpenFile {
    fd: number;
    path?: string;
  }

  interface EmscriptenFileSystem {
    streams: (OpenFile | null)[];
    open(path: string, flags: string): OpenFile;
    read(file: OpenFile, target: Uint8Array, offset: number, length: number, position: number): number;
    close(file: OpenFile): void;
  }

  export class PHP {
    constructor(runtimeId: number);
    [__private__dont__use]: { FS: EmscriptenFileSystem };
    run(options: { code: string; $_SERVER?: Record<string, string> }): Promise<PHPResponse>;
    mkdirTree(path: string): void;
    writeFile(path: string, content: string | Uint8Array): void;
    readFileAsBuffer(path: string): Uint8Array;
    listFiles(path: string): string[];
    isDir(path: string): boolean;
    isFile(path: string): boolean;
    fileExists(path: string): boolean;
    unlink(path: string): void;
  }

  export class PHPRequestHandler {
    constructor(options: {
      php: PHP;
      documentRoot: string;
      absoluteUrl: string;
      cookieStore: false;
      getFileNotFoundAction: () => { type: 'internal-redirect'; uri: string } | { type: '404' };
    });
    request(request: {
      url: string;
      method: string;
      headers: Record<string, string>;
      body?: Uint8Array;
    }): Promise<PHPResponse>;
  }

  export function loadPHPRuntime(
    loader: unknown,
    options: { quit: (code: number, error: unknown) => void },
  ): Promise<number>;
  export function setPhpIniEntries(php: PHP, entries: Record<string, string>): Promise<void>;
}
