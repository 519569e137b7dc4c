/**
 * Puts a button of our own at the end of one of GraphiQL's bars, which take none from outside; and again, should GraphiQL
 * draw the bar anew.
 */
function addButton(bar: string, button: HTMLButtonElement): void {
  const put = () => {
    if (!button.isConnected) document.querySelector(bar)?.append(button);
  };
  put();
  const root = document.getElementById('root');
  if (root) new MutationObserver(put).observe(root, { childList: true, subtree: true });
}

/** Looks as GraphiQL's own. */
function iconButton(className: string, icon: string): HTMLButtonElement {
  return element('button', { type: 'button', className: `graphiql-un-styled ${className}`, innerHTML: icon });
}

function nameButton(button: HTMLButtonElement, name: string): void {
  button.ariaLabel = name;
  button.title = name;
}

function addToolButtons(): void {
  const copy = iconButton('graphiql-toolbar-button', COPY_ICON);
  nameButton(copy, 'Copy as curl or fetch');
  copy.addEventListener('click', openCopyDialog);
  addButton('.graphiql-toolbar', copy);

  const signIn = iconButton('tool-sign-in', PERSON_ICON);
  const show = () => {
    const { current } = credentials;
    nameButton(signIn, current ? `Signed in as ${current.name}` : 'Sign in to WordPress');
    signIn.classList.toggle('tool-signed-in', current !== undefined);
  };
  show();
  signIn.addEventListener('click', () => openSignIn(show));
  addButton('.graphiql-sidebar', signIn);
}

const icon = (className: string, shapes: string): string =>
  `<svg class="${className}" width="1em" height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;

const COPY_ICON = icon('graphiql-toolbar-icon', '<path d="m8 7-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14"/>');
const PERSON_ICON = icon('', '<circle cx="12" cy="8" r="4.2"/><path d="M3.8 21a8.2 8.2 0 0 1 16.4 0"/>');
