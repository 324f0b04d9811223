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

function render(message) {
  const item = element("li", `message${message.author === "CUSTOMER" ? " mine" : ""}${message.id ? "" : " waiting"}`);
  const bubble = element("div", "bubble");
  const said = element("p", "said", message.text);
  said.dir = "auto";
  bubble.append(said);
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
