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
  const underWay = waiting && !waiting.stored ? [{ author: "CUSTOMER", text: waiting.text, key: waiting.key }] : [];
  showMessages([...messages, ...underWay], options);
  showStatus(waiting ? (delayed ? "later" : "sending") : connected ? status : "reconnecting");
  send.disabled = Boolean(waiting) || !text.value.trim();
}

function remember(message) {
  if (messages.some((known) => known.id === message.id)) return;
  messages = [...messages, message];
}

function receive(name, data) {
  if (name === "message") {
    // The stream may tell of a message before the request that sent it is answered.
    if (data.author === "CUSTOMER" && kept.outgoing?.text === data.text) kept.outgoing.stored = true;
    remember(data);
  }
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
  const isForgotten = () => kept.outgoing?.key !== key;
  const onDelay = () => {
    delayed = true;
    show();
  };
  try {
    const { id, token } = kept.conversation ?? {};
    const answer = id
      ? await post(`/conversations/${id}/messages`, { token, key, body: { text: said }, onDelay })
      : await post("/conversations", { key, body: { text: said, language: currentLanguage() }, onDelay });
    if (isForgotten()) return;
    accepted(answer, said);
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    if (!isForgotten()) refused(failure, said);
  }
}

function accepted(answer, said) {
  remember({ id: answer.message_id, author: "CUSTOMER", text: said, sources: [] });
  kept.outgoing = null;
  delayed = false;
  if (answer.visitor_token) {
    kept.conversation = { id: answer.conversation_id, token: answer.visitor_token };
    status = answer.status;
    open();
  }
  keep();
  show();
}

function refused(failure, said) {
  const lost = failure.status === 401 || failure.status === 404;
  kept.outgoing = null;
  delayed = false;
  if (lost) forget();
  text.value = text.value || said;
  keepDraft();
  showTrouble(lost ? word("forgotten") : `${word("refused")} ${failure.message}`);
  show();
}

function keepDraft() {
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
  keepDraft();
  show();
  deliver();
  text.focus();
});

text.addEventListener("input", () => {
  keepDraft();
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
  load().then(open);
}
if (kept.outgoing) deliver();
