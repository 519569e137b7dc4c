/** Opens a modal dialog, and removes it once it is closed. */
function openDialog(title: string, ...children: readonly (Node | undefined)[]): HTMLDialogElement {
  const close = element('button', { type: 'button', className: 'tool-plain', ariaLabel: 'Close' }, '×');
  const dialog = element(
    'dialog',
    { className: 'graphiql-container tool-dialog', ariaLabel: title },
    element('header', {}, element('h2', {}, title), close),
    ...children,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  // A click beside it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A button that submits a form, or does what a listener says. */
const dialogButton = (text: string, type: 'button' | 'submit' = 'button'): HTMLButtonElement =>
  element('button', { type, className: `tool-button${type === 'submit' ? ' tool-main' : ''}` }, text);
