/** Where the user gives a credential, or takes it back. */
function openSignIn(onChange: () => void): void {
  const { current } = credentials;
  const usage = element(
    'p',
    {},
    'Your credential is sent with every operation that this page runs, as the Authorization header, to ',
    element('code', {}, location.origin + location.pathname),
    pageData.sites
      ? ' and nowhere else. The gateway passes it on to the WordPress of the site alone, which decides what you may see.'
      : ' and nowhere else. The gateway passes it on to WordPress, which decides what you may see and change.',
  );
  if (!current) {
    const dialog = openDialog(
      'Sign in to WordPress',
      usage,
      signInForm(() => {
        onChange();
        dialog.close();
      }),
    );
    dialog.querySelector<HTMLInputElement>('input[name="user"]')?.focus();
    return;
  }
  const out = dialogButton('Sign out');
  const dialog = openDialog(
    'Signed in to WordPress',
    element(
      'p',
      {},
      'You are signed in as ',
      element('strong', {}, current.name),
      current.site === undefined ? '.' : ` on ${current.site}.`,
    ),
    usage,
    element('footer', {}, out),
  );
  out.addEventListener('click', () => {
    credentials.use(undefined);
    onChange();
    dialog.close();
  });
}

function signInForm(onDone: () => void): HTMLFormElement {
  const { sites } = pageData;
  const site = sites && element('select', { name: 'site' }, ...sites.map((key) => new Option(key, key)));
  const user = field('User name', { name: 'user', autocomplete: 'username', required: true });
  const password = field('Application password', { name: 'password', type: 'password', required: true });
  const token = field('Token', { name: 'token', type: 'password' });
  const byToken = check('I have a token instead (Bearer)', 'by-token');
  const keep = check('Keep it until this browser tab is closed. Otherwise, a reload forgets it.', 'keep');
  const problem = element('p', { role: 'alert', className: 'tool-problem' });
  const whereFrom = element('p', { className: 'tool-note' }, WHERE_FROM);
  const submit = dialogButton('Sign in', 'submit');
  const form = element(
    'form',
    { noValidate: false },
    ...(isReadByOthers() ? [element('p', { className: 'tool-problem' }, READ_BY_OTHERS)] : []),
    site && element('label', { className: 'tool-field' }, 'Site', site),
    user.label,
    password.label,
    token.label,
    whereFrom,
    byToken.label,
    keep.label,
    problem,
    element('footer', {}, submit),
  );
  const choose = () => {
    const isToken = byToken.input.checked;
    for (const { label, input } of [user, password]) {
      label.hidden = isToken;
      input.required = !isToken;
    }
    whereFrom.hidden = isToken;
    token.label.hidden = !isToken;
    token.input.required = isToken;
  };
  byToken.input.addEventListener('change', choose);
  choose();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    problem.textContent = '';
    const name = byToken.input.checked ? undefined : user.input.value.trim();
    const authorization =
      name === undefined
        ? `Bearer ${token.input.value.trim()}`
        : basicAuthorization(name, password.input.value);
    const given = { user: name, authorization, site: site?.value };
    viewerName(given)
      .then((viewer) => {
        credentials.use({ name: viewer, ...given }, keep.input.checked);
        onDone();
      })
      .catch((error: unknown) => {
        problem.textContent = messageOf(error);
      })
      .finally(() => {
        submit.disabled = false;
      });
  });
  return form;
}

const WHERE_FROM =
  'Create an application password in WordPress, under “Users”, “Profile”. The password that you log in with does not work here.';
const READ_BY_OTHERS = 'This page is not encrypted (http): others on the way can read what you enter.';

/** Only this machine is safe without encryption. */
const isReadByOthers = (): boolean => !isSecureContext;

interface Field {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
}

function field(text: string, properties: Partial<Omit<HTMLInputElement, 'style'>>): Field {
  const input = element('input', { type: 'text', autocomplete: 'off', spellcheck: false, ...properties });
  return { label: element('label', { className: 'tool-field' }, text, input), input };
}

function check(text: string, name: string): Field {
  const input = element('input', { type: 'checkbox', name });
  return { label: element('label', { className: 'tool-check' }, input, text), input };
}
