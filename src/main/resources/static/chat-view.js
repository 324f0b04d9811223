import { word } from "./chat-words.js";

const byId = (id) => document.getElementById(id);
const list = byId("messages");
const page = document.querySelector("main");

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const author = (message) => message.author_name ?? word(message.author === "CUSTOMER" ? "you" : message.author);

function sourcesOf(message) {
  const sources = element("ul", "sources");
  sources.setAttribute("aria-label", word("sources"));
  for (const source of message.sources) {
    const item = document.createElement("li");
    item.append(element("span", "", `[${source.number}]`), element("span", "", source.title));
    sources.append(item);
  }
  return sources;
}

function attachmentsOf(message) {
  const files = element("ul", "attachments");
  files.setAttribute("aria-label", word("files"));
  for (const attachment of message.attachments) {
    const item = document.createElement("li");
    const open = element("button", "quiet", attachment.name);
    open.type = "button";
    open.dataset.attachment = attachment.id;
    open.dataset.name = attachment.name;
    open.setAttribute("aria-label", `${word("download")} ${attachment.name}`);
    item.append(open);
    files.append(item);
  }
  return files;
}

/** The files that wait for the message to be sent. */
export function showFiles(files, onRemove) {
  byId("files").replaceChildren(
    ...files.map((file) => {
      const item = element("li", "", file.name);
      const remove = element("button", "quiet", "×");
      remove.type = "button";
      remove.setAttribute("aria-label", `${word("remove")} ${file.name}`);
      remove.addEventListener("click", () => onRemove(file));
      item.append(remove);
      return item;
    }),
  );
}

/** @param email what the visitor left already, if anything */
export function showEmail(offered, email) {
  byId("leave-email").hidden = !offered;
  byId("email-state").textContent = email ? `${word("emailKept")} ${email}` : "";
}

function render(message) {
  const item = element("li", `message${message.author === "CUSTOMER" ? " mine" : ""}${message.id ? "" : " waiting"}`);
  const bubble = element("div", "bubble");
  const said = element("p", "said", message.text);
  said.dir = "auto";
  bubble.append(said);
  if (message.attachments?.length) bubble.append(attachmentsOf(message));
  if (message.sources?.length) bubble.append(sourcesOf(message));
  item.append(element("p", "who", author(message)), bubble);
  return item;
}

/** Draws what changed and leaves the rest, so that a screen reader says only what is new. */
export function showMessages(messages, { again = false } = {}) {
  const atEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 80;
  if (again) list.replaceChildren();
  messages.forEach((message, index) => {
    const present = list.children[index];
    const identity = `${message.id ?? message.key}`;
    if (present?.dataset.identity === identity) return;
    const item = render(message);
    item.dataset.identity = identity;
    if (present) present.replaceWith(item);
    else list.append(item);
  });
  while (list.children.length > messages.length) list.lastElementChild.remove();
  byId("welcome").hidden = messages.length > 0;
  byId("restart").hidden = messages.length === 0;
  if (atEnd) page.scrollTop = page.scrollHeight;
}

export function showStatus(key) {
  const status = byId("status");
  const text = key ? word(key) : "";
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle("busy", ["ANSWERING", "AWAITING_APPROVAL", "sending", "later", "reconnecting"].includes(key));
}

export const showTrouble = (text) => (byId("trouble").textContent = text);
