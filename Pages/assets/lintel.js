// What the portal's pages can do without: buttons that copy, redirect URIs that are checked while they are typed, and lists
// that are read out of a file.
"use strict";

function addCopyButton(place, code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Please copy by hand";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  place(button);
}

function showError(field, sentence) {
  const id = `${field.id}-error`;
  let error = document.getElementById(id);
  if (!sentence) {
    error?.remove();
    field.removeAttribute("aria-invalid");
    return;
  }
  if (!error) {
    error = document.createElement("p");
    error.id = id;
    error.className = "error";
    error.setAttribute("role", "status");
    field.after(error);
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((known) => known && known !== id);
    field.setAttribute("aria-describedby", [id, ...ids].join(" "));
  }
  error.textContent = sentence;
  field.setAttribute("aria-invalid", "true");
}

function checkWhileTyped(field) {
  const longest = 4000;
  let waiting = 0;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const question = ++asked;
      // The server looks at longer lists, and at empty fields, when they are sent.
      if (!field.value.trim() || field.value.length > longest) return showError(field, "");
      const url = `${field.dataset.check}&uris=${encodeURIComponent(field.value)}`;
      try {
        const answer = await fetch(url, { redirect: "error" });
        const sentence = answer.status === 200 ? await answer.text() : "";
        if (question === asked) showError(field, sentence);
      } catch {
        // Not now; the form is checked again when it is sent.
      }
    }, 400);
  });
}

function readFrom(file, list) {
  const longest = Number(file.dataset.longest);
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > longest) return showError(file, `The file is longer than ${longest} bytes.`);
    const bytes = await chosen.arrayBuffer();
    try {
      list.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      showError(file, "");
    } catch {
      showError(file, "The file is not text in UTF-8: save the sheet as “CSV UTF-8”.");
    }
  });
  file.closest("[hidden]").hidden = false;
}

if (navigator.clipboard) {
  for (const line of document.querySelectorAll(".copy")) {
    const code = line.querySelector("code");
    if (code) addCopyButton((button) => line.append(button), code);
  }
  for (const block of document.querySelectorAll("main pre")) {
    const code = block.querySelector("code");
    if (!code) continue;
    addCopyButton((button) => {
      button.classList.add("above");
      block.before(button);
    }, code);
  }
}
for (const field of document.querySelectorAll("textarea[data-check]")) checkWhileTyped(field);
for (const file of document.querySelectorAll("input[type=file][data-fills]")) {
  readFrom(file, document.getElementById(file.dataset.fills));
}
