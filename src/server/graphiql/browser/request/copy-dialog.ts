/** Shows the request in the editors as code. */
function openCopyDialog(): void {
  try {
    const request = {
      ...editedRequest(),
      url: location.origin + location.pathname,
      credential: credentials.current,
    };
    const isSecret = authorizationsOf(request).length > 0 || request.credential !== undefined;
    openDialog(
      'Copy the request',
      codeBlock('curl', asCurl(request)),
      codeBlock('fetch', asFetch(request)),
      isSecret
        ? element('p', { className: 'tool-note' }, 'Passwords and tokens are not copied: fill them in.')
        : undefined,
    );
  } catch (error) {
    openDialog('Copy the request', element('p', { role: 'alert' }, messageOf(error)));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function codeBlock(name: string, code: string): HTMLElement {
  const text = element('pre', { tabIndex: 0, ariaLabel: name }, code);
  const copy = dialogButton(`Copy as ${name}`);
  copy.addEventListener('click', () => {
    void copyText(code, text).then((done) => {
      copy.textContent = done ? 'Copied' : 'Selected: press Ctrl+C';
    });
  });
  return element('section', {}, element('header', {}, element('h3', {}, name), copy), text);
}

/** Browsers give pages the clipboard on `https:` and on this machine only; elsewhere, the text is selected. */
async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}
