const PANEL_HEIGHT = 'pressgraph:trace-height';
const LEAST_HEIGHT = 64;

/** The handle above the panel sets the height of its list, by pointer and by arrow keys, for the next visit, too. */
function resizePanel(): void {
  const handle = tracePart('handle');
  const list = tracePart('requests');
  const most = () => Math.round(innerHeight * 0.5);
  const set = (wanted: number) => {
    const height = Math.round(Math.min(most(), Math.max(LEAST_HEIGHT, wanted)));
    list.style.height = `${height}px`;
    handle.ariaValueNow = String(height);
    handle.ariaValueMin = String(LEAST_HEIGHT);
    handle.ariaValueMax = String(most());
    return height;
  };
  const keep = (height: number) => localStorage.setItem(PANEL_HEIGHT, String(height));

  const kept = Number(localStorage.getItem(PANEL_HEIGHT));
  if (kept > 0) set(kept);
  handle.addEventListener('pointerdown', (down) => {
    const from = list.offsetHeight;
    handle.setPointerCapture(down.pointerId);
    const drag = (move: PointerEvent) => void set(from + down.clientY - move.clientY);
    handle.addEventListener('pointermove', drag);
    const end = () => {
      handle.removeEventListener('pointermove', drag);
      keep(list.offsetHeight);
    };
    handle.addEventListener('lostpointercapture', end, { once: true });
  });
  handle.addEventListener('keydown', (event) => {
    const step = { ArrowUp: 24, ArrowDown: -24 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    keep(set(list.offsetHeight + step));
  });
}
