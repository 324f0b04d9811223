import { download, follow, leaveEmail, post, readConversation, Refused, renewToken, upload } from "./chat-api.js";
import { showEmail, showFiles, showMessages, showStatus, showTrouble } from "./chat-view.js";
import { currentLanguage, toggleLanguage, translatePage, word } from "./chat-words.js";

const STORE = "serai-chat";
const form = document.getElementById("composer");
const text = document.getElementById("text");
const send = document.getElementById("send");

// What survives a reload: the conversation and its token, the message under way, and what is being typed.
const kept = { conversation: null, outgoing: null, draft: "", ...JSON.parse(localStorage.getItem(STORE) ?? "{}") };
let messages = [];
// Picked and not sent yet. A file outlives no reload, so the message under way keeps only what was uploaded.
let files = [];
let uploading = false;
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
  send.disabled = Boolean(waiting) || uploading || !(text.value.trim() || files.length);
  showFiles(files, (removed) => {
    files = files.filter((file) => file !== removed);
    show();
  });
  showEmail(kept.conversation?.byEmail, kept.conversation?.email);
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
  files = [];
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
  if (conversation) {
    Object.assign(kept.conversation, { byEmail: conversation.answers_by_email, email: conversation.email });
    const renewed = await renewToken(kept.conversation).catch(() => null);
    if (renewed) kept.conversation.token = renewed.visitor_token;
    keep();
  }
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
    const attachments = kept.outgoing.attachments ?? [];
    const named = attachments.length ? { attachments: attachments.map((file) => file.id) } : {};
    const answer = id
      ? await post(`/conversations/${id}/messages`, { token, key, body: { text: said, ...named }, onDelay })
      : await post("/conversations", { key, body: { text: said, language: currentLanguage() }, onDelay });
    if (isForgotten()) return;
    accepted(answer, said, attachments);
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    if (!isForgotten()) refused(failure, said);
  }
}

function accepted(answer, said, attachments) {
  const told = messages.find((message) => message.id === answer.message_id);
  // The stream tells a message without its files.
  if (told && attachments.length) messages = messages.filter((message) => message !== told);
  remember({ id: answer.message_id, author: "CUSTOMER", text: said, sources: [], attachments });
  kept.outgoing = null;
  delayed = false;
  if (answer.visitor_token) {
    kept.conversation = { id: answer.conversation_id, token: answer.visitor_token, byEmail: answer.answers_by_email };
    status = answer.status;
    open();
  }
  keep();
  show({ again: Boolean(attachments.length) });
  // A file needs a conversation to belong to, so that of a first message follows it.
  if (files.length && answer.visitor_token) form.requestSubmit();
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

/** @returns what the hub keeps of the picked files, or null when it refuses one */
async function uploadFiles() {
  try {
    const uploaded = await Promise.all(files.map((file) => upload(kept.conversation, file)));
    files = [];
    return uploaded;
  } catch (failure) {
    showTrouble(`${word("notUploaded")} ${failure instanceof Refused ? failure.message : ""}`);
    return null;
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const names = files.map((file) => file.name).join(", ");
  const said = text.value.trim() || names;
  if (!said || kept.outgoing || uploading) return;
  showTrouble("");
  uploading = true;
  show();
  const attachments = kept.conversation && files.length ? await uploadFiles() : [];
  uploading = false;
  if (!attachments) return show();
  kept.outgoing = { text: said, attachments, key: crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-") };
  // An upload takes time, in which more may have been written.
  if (text.value.trim() === said) text.value = "";
  keepDraft();
  show();
  deliver();
  text.focus();
});

text.addEventListener("input", () => {
  keepDraft();
  send.disabled = Boolean(kept.outgoing) || uploading || !(text.value.trim() || files.length);
});

document.getElementById("attach").addEventListener("click", () => document.getElementById("pick").click());

document.getElementById("pick").addEventListener("change", (event) => {
  files = [...files, ...event.target.files].slice(0, 10);
  event.target.value = "";
  show();
});

document.getElementById("messages").addEventListener("click", async (event) => {
  const { attachment, name } = event.target.dataset;
  if (!attachment) return;
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await download(kept.conversation, attachment));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (failure) {
    showTrouble(failure.message);
  }
});

document.getElementById("leave-email").addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = document.getElementById("email");
  try {
    await leaveEmail(kept.conversation, address.value.trim());
    kept.conversation.email = address.value.trim().toLowerCase();
    address.value = "";
    showTrouble("");
    keep();
    show();
  } catch (failure) {
    showTrouble(`${word("refused")} ${failure instanceof Refused ? failure.message : ""}`);
  }
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
