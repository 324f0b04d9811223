import { follow, post, readConversation, Refused } from "./chat-api.js";
import { showMessages, showStatus, showTrouble } from "./chat-view.js";
import { currentLanguage, toggleLanguage, translatePage, word } from "./chat-words.js";

const STORE = "serai-chat";
const form = document.getElementById("composer");
const text = document.getElementById("text");
const send = document.getElementById("send");

// What survives a reload: the conversation and its token, the message under way, and what is being typed.
const kept = { conversation: null, outgoing: null, draft: "", ...JSON.parse(localStorage.getItem(STORE) ?? "{}") };
let messages = [];
let status = null;
let connected = true;
let delayed = false;
let following = new AbortController();

const keep = () => localStorage.setItem(STORE, JSON.stringify(kept));

function show(options) {
  const waiting = kept.outgoing;
  const underWay = waiting ? [{ author: "CUSTOMER", text: waiting.text, key: waiting.key }] : [];
  showMessages([...messages, ...underWay], options);
  showStatus(waiting ? (delayed ? "later" : "sending") : connected ? status : "reconnecting");
  send.disabled = Boolean(waiting) || !text.value.trim();
}

function remember(message) {
  if (messages.some((known) => known.id === message.id)) return;
  messages = [...messages, message];
}

function receive(name, data) {
  if (name === "message") remember(data);
  if (name === "status") status = data.status;
  show();
}

function forget() {
  following.abort();
  Object.assign(kept, { conversation: null, outgoing: null });
  messages = [];
  status = null;
  connected = true;
  keep();
  show();
}

async function open() {
  following = new AbortController();
  const { signal } = following;
  const onConnection = (up) => {
    connected = up;
    show();
  };
  try {
    await follow(kept.conversation, { signal, onEvent: receive, onConnection });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    forget();
    showTrouble(word("forgotten"));
  }
}

async function load() {
  const conversation = await readConversation(kept.conversation).catch(() => null);
  conversation?.messages.forEach(remember);
  status = conversation?.status ?? status;
  show();
}

async function deliver() {
  const { text: said, key } = kept.outgoing;
  const onDelay = () => {
    delayed = true;
    show();
  };
  try {
    if (kept.conversation) {
      const { id, token } = kept.conversation;
      await accepted(await post(`/conversations/${id}/messages`, { token, key, body: { text: said }, onDelay }), said);
    } else {
      const body = { text: said, language: currentLanguage() };
      const begun = await post("/conversations", { key, body, onDelay });
      kept.conversation = { id: begun.conversation_id, token: begun.visitor_token };
      status = begun.status;
      await accepted(begun, said);
      open();
    }
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    refused(failure, said);
  }
}

function accepted({ message_id }, said) {
  remember({ id: message_id, author: "CUSTOMER", text: said, sources: [] });
  kept.outgoing = null;
  delayed = false;
  keep();
  show();
}

function refused(failure, said) {
  kept.outgoing = null;
  text.value = text.value || said;
  if (failure.status === 401 || failure.status === 404) forget();
  const lost = failure.status === 401 || failure.status === 404;
  showTrouble(lost ? word("forgotten") : `${word("refused")} ${failure.message}`);
  remembersDraft();
  show();
}

function remembersDraft() {
  kept.draft = text.value;
  keep();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (!said || kept.outgoing) return;
  kept.outgoing = { text: said, key: crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-") };
  text.value = "";
  showTrouble("");
  remembersDraft();
  show();
  deliver();
  text.focus();
});

text.addEventListener("input", () => {
  remembersDraft();
  send.disabled = Boolean(kept.outgoing) || !text.value.trim();
});

text.addEventListener("keydown", (event) => {
  // While Hangul is being composed, Enter belongs to the input method.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

document.getElementById("restart").addEventListener("click", () => {
  forget();
  showTrouble("");
  text.focus();
});

document.getElementById("language").addEventListener("click", () => {
  toggleLanguage();
  translatePage();
  show({ again: true });
});

translatePage();
text.value = kept.draft;
show();
if (kept.conversation) {
  load();
  open();
}
if (kept.outgoing) deliver();
