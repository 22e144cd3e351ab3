// A page that moves under a pressed pointer loses the click: the button is left before it is released.
let released = Promise.resolve();

addEventListener('pointerdown', () => {
  released = new Promise((resolve) => {
    const after = () => setTimeout(resolve);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, after, { once: true });
  });
});

/** Resolves once no pointer is pressed and its click was handled. */
export function whenReleased() {
  return released;
}
