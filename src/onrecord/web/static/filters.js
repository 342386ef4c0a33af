// The filters of the list: empty fields stay out of the address, so that it can be shared.

const form = document.getElementById("filters");

form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === "") {
      event.formData.delete(name);
    }
  }
});

document.body.addEventListener("htmx:config:request", (event) => {
  const body = event.detail.ctx?.request?.body;
  if (body instanceof FormData || body instanceof URLSearchParams) {
    for (const [name, value] of [...body.entries()]) {
      if (value === "") {
        body.delete(name);
      }
    }
  }
});

document.body.addEventListener("htmx:after:swap", () => {
  document.title = `${document.getElementById("q").value || "Statements"} · onrecord`;
});
