// The words of a record in their article: hover or focus shows who and how, a click opens the statement.

const sheet = document.querySelector(".sheet");
const text = document.querySelector("[data-article]");
const card = document.getElementById("hovercard");
let shown = null;
let waiting = 0;

function place(piece) {
  const box = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
  const width = card.offsetWidth;
  const left = Math.max(16, Math.min(box.left, document.documentElement.clientWidth - width - 16));
  const below = box.bottom + card.offsetHeight + 12 < window.innerHeight;
  const top = below ? box.bottom + 6 : Math.max(8, box.top - card.offsetHeight - 6);
  // Positions by the style object are no inline style to the policy.
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${top + window.scrollY}px`;
}

function light(cards) {
  for (const piece of text.querySelectorAll(".lit")) {
    piece.classList.remove("lit");
  }
  for (const name of cards) {
    for (const piece of text.querySelectorAll(`[data-cards~="${CSS.escape(name)}"]`)) {
      piece.classList.add("lit");
    }
  }
}

function show(piece) {
  const cards = piece.dataset.cards.split(" ");
  const found = cards.map((name) => document.getElementById(`card-${name}`)).filter((one) => one !== null);
  if (found.length === 0) {
    return;
  }
  card.replaceChildren(...found.map((one) => {
    const copy = document.createElement("div");
    copy.className = "card";
    copy.append(...[...one.cloneNode(true).childNodes]);
    return copy;
  }));
  card.hidden = false;
  place(piece);
  light([cards[0]]);
  shown = piece;
  piece.setAttribute("aria-describedby", "hovercard");
}

function hide() {
  clearTimeout(waiting);
  if (shown !== null) {
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
    light([]);
  }
}

text.addEventListener("pointerover", (event) => {
  const piece = event.target.closest("[data-cards]");
  if (event.pointerType === "mouse" && piece !== null && piece !== shown) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { hide(); show(piece); }, shown === null ? 120 : 60);
  }
});
text.addEventListener("pointerout", (event) => {
  if (event.pointerType === "mouse" && event.target.closest("[data-cards]") !== null) {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 220);
  }
});
card.addEventListener("pointerover", () => clearTimeout(waiting));
card.addEventListener("pointerout", (event) => {
  if (!card.contains(event.relatedTarget)) {
    waiting = setTimeout(hide, 220);
  }
});
text.addEventListener("focusin", (event) => {
  const piece = event.target.closest("[data-cards]");
  if (piece !== null && piece.matches(":focus-visible")) {
    hide();
    show(piece);
  }
});
text.addEventListener("focusout", () => { waiting = setTimeout(hide, 150); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" && !card.contains(event.target) && event.target.closest("[data-cards]") === null) {
    hide();
  }
});

text.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-cards]");
  if (piece === null || window.getSelection().toString() !== "" || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const isTouch = event.pointerType === "touch" || event.pointerType === "pen";
  if (isTouch && piece !== shown) {
    event.preventDefault();
    hide();
    show(piece);
    return;
  }
  const name = piece.dataset.cards.split(" ")[0];
  event.preventDefault();
  if (/^s[0-9a-f]+$/.test(name)) {
    window.location.assign(`/statements/${name}`);
  } else {
    window.location.hash = `card-${name}`;
  }
});

// A voice in the margin lights its words, and only those.
for (const voice of document.querySelectorAll("[data-voice]")) {
  const on = () => { sheet.classList.add("dimmed"); light(voice.dataset.voice.split(" ")); };
  const off = () => { sheet.classList.remove("dimmed"); light([]); };
  voice.addEventListener("pointerenter", on);
  voice.addEventListener("pointerleave", off);
  voice.addEventListener("focusin", on);
  voice.addEventListener("focusout", off);
}
