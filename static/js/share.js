/* The buttons that copy what stands on the page, and the browser's own sharing where it has one. Without this
   script the buttons are hidden: the address and the citations stand on the page to be taken by hand. */

const said = document.getElementById("copied");

function announce(button, words) {
  said.textContent = words;
  const label = (button.dataset.label ??= button.textContent);
  button.textContent = words;
  setTimeout(() => {
    button.textContent = label;
    said.textContent = "";
  }, 2500);
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    announce(button, said.dataset.done);
  } catch {
    // No clipboard without https, or none allowed: the words are selected at least.
    getSelection().selectAllChildren(source);
    announce(button, said.dataset.failed);
  }
}

async function share({ dataset: { title, text, url } }) {
  try {
    await navigator.share({ title, text, url });
  } catch {
    // Closed without being sent.
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
for (const button of document.querySelectorAll("[data-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => share(button));
}
