/** Tells the styles how high the bar and the messages are, so that what stands over them knows where they end. */

// Between the messages and what stands under and over them, in pixels.
const BETWEEN = 16;

/** Watches both; `covered()` is called when the messages have grown and what stands over them has grown. */
export function watchHeights(covered) {
  const { style } = document.documentElement;
  const bar = document.getElementById("bar");
  const messages = document.getElementById("messages");
  const panel = document.getElementById("panel");
  let former = 0;
  new ResizeObserver(() => style.setProperty("--bar-size", `${bar.offsetHeight}px`)).observe(bar);
  new ResizeObserver(() => {
    const height = messages.childElementCount ? messages.offsetHeight + BETWEEN : 0;
    // Told to the panel alone: on the page it would have the styles of the whole text worked out anew.
    panel.style.setProperty("--messages-size", `${height}px`);
    if (height > former) covered();
    former = height;
  }).observe(messages);
}
