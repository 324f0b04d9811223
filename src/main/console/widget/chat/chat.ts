import { createHub, type Hub } from '../api/hub';
import type { EarlierConversation } from '../api/shapes';
import { Refused } from '../api/trouble';
import type { Settings } from '../settings';
import { wordsIn } from '../words/words';
import { createAsking } from './asking';
import type { Context } from './context';
import { createConversation } from './conversation';
import { createFiles } from './files';
import { createOutbox } from './outbox';
import { createPresence } from './presence';
import { createSending } from './sending';
import { openShelf } from './shelf';
import { createStore, INITIAL, type Sheet } from './state';
import { stubborn } from './stubborn';
import { createWriting } from './writing';

export type Chat = ReturnType<typeof createChat>;

/** All that a chat does, without how it looks. */
export function createChat(settings: Settings, hub: Hub = createHub(settings.api)) {
  const shelf = openShelf(settings.prefix);
  const tab = openShelf(settings.prefix, sessionShelf());
  const store = createStore({ ...INITIAL, draft: shelf.get('draft') ?? '', form: shelf.get('form') ?? {} });
  const context: Context = { settings, hub, store, shelf, tab, outbox: createOutbox(shelf) };
  const presence = createPresence(context);
  const conversation = createConversation(context, () => presence.read());
  const asking = createAsking(context, conversation);
  const files = createFiles(context, () => writing.filesAreUp());
  const sending = createSending(context, conversation, files.uploadAll, () => void asking.person());
  const writing = createWriting(context, { sending, files, presence, askPerson: () => void asking.person() });

  async function learn() {
    try {
      store.update({ info: await stubborn(() => hub.chat(settings.channel), Infinity), isUnavailable: false });
    } catch (trouble) {
      if (!(trouble instanceof Refused)) return;
      store.update({ isUnavailable: true });
      console.warn(`Serai: the chat "${settings.channel}" cannot be used from ${location.origin}: ${trouble.message}`);
    }
  }

  function setOpen(isOpen: boolean, takesFocus = true) {
    tab.set('open', isOpen);
    store.update({ isOpen, takesFocus, sheet: undefined });
    if (isOpen && !store.get().info) void learn();
    conversation.followAsNeeded();
    presence.read();
  }

  function show(sheet: Sheet | undefined) {
    store.update({ sheet });
    if (sheet?.kind === 'earlier') void asking.earlier();
  }

  function openEarlier({ conversation_id: id, visitor_token: token }: EarlierConversation) {
    store.update({ sheet: undefined, notice: undefined });
    conversation.keep({ id, token, renewedAt: Date.now() });
  }

  function restart() {
    writing.forgetFiles();
    conversation.leave();
    store.update({ notice: undefined, sheet: undefined, formProblem: undefined });
  }

  function hearOtherTab(name: string) {
    if (conversation.isKeptAs(name)) conversation.take();
    if (context.outbox.holds(name)) sending.showOutbox();
    if (name === 'seen') store.update({ seen: shelf.get('seen') });
    if (name === 'draft' && !document.hasFocus()) store.update({ draft: shelf.get('draft') ?? '' });
  }

  /** @returns what ends it */
  function start() {
    const onVisible = () => presence.read();
    const onHide = () => conversation.setAway(true);
    const onShow = () => conversation.setAway(false);
    const deaf = shelf.onChange(hearOtherTab);
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    conversation.take();
    files.restore();
    sending.showOutbox();
    sending.flush();
    if (tab.get('open')) setOpen(true, false);
    return () => {
      deaf();
      conversation.setAway(true);
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
    };
  }

  return {
    store,
    settings,
    words: wordsIn(settings.language),
    start,
    setOpen,
    write: writing.write,
    fill: writing.fill,
    send: writing.send,
    canSend: writing.canSend,
    missingFields: writing.missingFields,
    requestPerson: writing.requestPerson,
    show,
    openEarlier,
    restart,
    files,
    rateAnswer: asking.rateAnswer,
    rate: asking.rate,
    mailTranscript: asking.mailTranscript,
    leaveEmail: asking.leaveEmail,
    dismiss: () => store.update({ notice: undefined }),
    download: async (id: string) => {
      const { key, thread } = store.get();
      const file = thread.messages.flatMap((it) => it.attachments ?? []).find((it) => it.id === id);
      return key && file ? { name: file.name, blob: await stubborn(() => hub.download(key, file), 3) } : undefined;
    },
  };
}

function sessionShelf() {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
