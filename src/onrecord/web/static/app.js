// What every page has: copying, keys for moving, the search at hand.

document.documentElement.classList.add("scripted");

const said = document.getElementById("said");

/** Tell a screen reader, in a region that it listens to. */
export function tell(words) {
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 50);
}

/** Whether keys go to a field just now. */
export function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button !== null) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = button.textContent;
    button.textContent = "Copied";
    tell("Copied");
    setTimeout(() => { button.textContent = words; }, 1500);
  }
  if (event.target.closest("[data-print]") !== null) {
    window.print();
  }
});

function step(by) {
  const entries = [...document.querySelectorAll("[data-step]")];
  const at = entries.findIndex((entry) => entry.contains(document.activeElement));
  const next = entries[at < 0 ? (by > 0 ? 0 : entries.length - 1) : at + by];
  const link = next?.querySelector(".said a, a");
  link?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  if (event.key === "/") {
    const field = document.querySelector('input[data-key="/"]');
    if (field !== null) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  }
});
