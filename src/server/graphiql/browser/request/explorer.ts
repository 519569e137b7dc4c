/** The explorer opens with its last argument focused: at its end, and on a phone below the keyboard. Let it open at its top. */
function calmExplorer(): void {
  const settle = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest('[aria-label="Show GraphiQL Explorer"]'))) return;
    // Once it is drawn.
    setTimeout(() => {
      const explorer = document.querySelector('.graphiql-explorer-root');
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && explorer?.contains(focused)) focused.blur();
      explorer?.firstElementChild?.scrollTo(0, 0);
    });
  };
  // Before GraphiQL's own, which renames the button.
  document.addEventListener('click', settle, { capture: true });
}
