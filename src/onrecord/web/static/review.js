// Reviewing with keys: accept, reject, fix, take back, pass over; and marking words for a fix.

import { isTyping, tell } from "./app.js";

const passage = document.querySelector("[data-passage]");

function selected() {
  const selection = window.getSelection();
  if (passage === null || selection.rangeCount === 0 || !passage.contains(selection.getRangeAt(0).commonAncestorContainer)) {
    return "";
  }
  return selection.getRangeAt(0).toString().trim();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  const role = { 1: "content", 2: "cue", 3: "source" }[event.key];
  if (role !== undefined) {
    const words = selected();
    const field = document.querySelector(`textarea[data-role="${role}"]`);
    if (words !== "" && field !== null) {
      event.preventDefault();
      const fix = field.closest("details");
      fix.open = true;
      field.value = event.shiftKey ? `${field.value}\n…\n${words}` : words;
      tell(`${role}: ${words}`);
    }
    return;
  }
  const target = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
  if (target === null || event.key === "/") {
    return;
  }
  event.preventDefault();
  if (target instanceof HTMLDetailsElement) {
    target.open = !target.open;
    target.querySelector("input:not([type=hidden])")?.focus();
  } else {
    target.click();
  }
});
