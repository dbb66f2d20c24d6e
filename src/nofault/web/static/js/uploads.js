// Files on their way in: dropped anywhere or chosen, one request a file, each with its progress. The pages of evidence and of imports use it.

const AT_ONCE = 2;

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`);

// A function that sends one file. `place` gives the address of it when the first is sent; `received` is told the answer to each, `ended` how many
// were refused when nothing is under way any more.
export function sender({ list, limit, token, place, received = () => {}, ended = () => {} }) {
  const waiting = [];
  let sending = 0;
  let refused = 0;
  let address = null;

  function bring(file, path) {
    list.hidden = false;
    const row = document.createElement("li");
    row.className = "upload";
    const name = Object.assign(document.createElement("span"), { className: "upload-path mono", textContent: path });
    const said = Object.assign(document.createElement("span"), { className: "muted num", textContent: size(file.size) });
    const bar = Object.assign(document.createElement("progress"), { max: Math.max(file.size, 1), value: 0 });
    bar.setAttribute("aria-label", path);
    row.append(name, said, bar);
    list.append(row);
    if (file.size > limit) return refuse({ said, bar }, `larger than ${size(limit)}: compress it or split it`);
    waiting.push({ file, path, said, bar });
    next();
  }

  function refuse({ said, bar }, text) {
    refused += 1;
    said.className = "late";
    said.textContent = text;
    bar.remove();
  }

  function next() {
    while (sending < AT_ONCE && waiting.length) send(waiting.shift());
  }

  async function send(upload) {
    sending += 1;
    try {
      address ??= place();
      await sent(await address, upload);
    } catch (error) {
      address = null;
      refuse(upload, error.message);
    }
    sending -= 1;
    if (!sending && !waiting.length) ended(refused);
    next();
  }

  function sent(where, upload) {
    const { file, path, said, bar } = upload;
    const began = performance.now();
    const request = new XMLHttpRequest();
    request.open("PUT", where);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("X-File-Path", encodeURIComponent(path));
    request.setRequestHeader("X-File-Modified-Ms", String(file.lastModified || ""));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.loaded;
      const rate = event.loaded / ((performance.now() - began) / 1000 || 1);
      said.textContent = `${size(event.loaded)} of ${size(file.size)} · ${size(rate)}/s`;
    });
    return new Promise((done) => {
      request.addEventListener("load", () => {
        if (request.status === 201) {
          bar.closest("li").remove();
          received(JSON.parse(request.responseText));
        } else refuse(upload, reason(request));
      });
      request.addEventListener("error", () => refuse(upload, "the connection was lost: drop the file once more"));
      request.addEventListener("loadend", done);
      request.send(file);
    });
  }

  addEventListener("beforeunload", (event) => {
    if (sending || waiting.length) event.preventDefault();
  });
  return bring;
}

function reason(request) {
  try {
    const { message, hint } = JSON.parse(request.responseText);
    return `${message} ${hint}`.trim();
  } catch {
    return request.status === 413 ? request.responseText : `not taken (${request.status})`;
  }
}

async function entries(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    found.push(...some);
  }
}

async function walk(entry) {
  if (entry.isFile) return [[await new Promise((done, failed) => entry.file(done, failed)), entry.fullPath.replace(/^\//, "")]];
  const found = [];
  if (entry.isDirectory) for (const inner of await entries(entry.createReader())) found.push(...(await walk(inner)));
  return found;
}

// Files and folders that are dropped anywhere on the page; `veil` is shown while they are held above it.
export function takeDropped(veil, bring) {
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    // The items go away with the event, so all of them are taken before the first is walked.
    const items = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    // All of a folder is found before the first file is sent, so that nobody takes a pause between two files for the end.
    (async () => {
      const found = [];
      for (const item of items) if (item) found.push(...(item instanceof File ? [[item, item.name]] : await walk(item)));
      for (const [file, path] of found) bring(file, path);
    })();
  });
}

export function takeChosen(form, bring) {
  for (const field of form.querySelectorAll("input[type=file]"))
    field.addEventListener("change", () => {
      for (const file of field.files) bring(file, file.webkitRelativePath || file.name);
      field.value = "";
    });
}
