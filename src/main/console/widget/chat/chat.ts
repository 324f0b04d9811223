import { createHub, type Hub } from '../api/hub';
import type { EarlierConversation } from '../api/shapes';
import type { Settings } from '../settings';
import { wordsIn } from '../words/words';
import { createAsking } from './asking';
import type { Context } from './context';
import { createConversation } from './conversation';
import { createFiles } from './files';
import { createLearning } from './learning';
import { createOutbox } from './outbox';
import { createPresence } from './presence';
import { createSending } from './sending';
import { openShelf, usable } from './shelf';
import { createStore, INITIAL, type Sheet } from './state';
import { stubborn } from './stubborn';
import { createWriting } from './writing';

const HOUR = 3_600_000;

export type Chat = ReturnType<typeof createChat>;

/** All that a chat does, without how it looks. */
export function createChat(settings: Settings, hub: Hub = createHub(settings.api)) {
  const shelf = openShelf(settings.prefix);
  const tab = openShelf(settings.prefix, usable(() => sessionStorage));
  const store = createStore({ ...INITIAL, draft: shelf.get('draft') ?? '', form: shelf.get('form') ?? {} });
  const context: Context = { settings, hub, store, shelf, tab, outbox: createOutbox(shelf) };
  const presence = createPresence(context);
  const conversation = createConversation(context, () => presence.read());
  const asking = createAsking(context, conversation);
  const files = createFiles(context, () => writing.filesAreUp());
  const askPerson = () => void asking.person();
  const sending = createSending(context, { conversation, onBegun: files.uploadAll, askPerson, stage: files.stage });
  const writing = createWriting(context, { sending, files, presence, askPerson });
  const learn = createLearning(context);

  function setOpen(isOpen: boolean, takesFocus = true) {
    tab.set('open', isOpen);
    store.update({ isOpen, takesFocus, sheet: undefined });
    learn();
    conversation.followAsNeeded();
    presence.read();
  }

  function show(sheet: Sheet | undefined) {
    store.update({ sheet });
    if (sheet?.kind === 'earlier') void asking.earlier();
  }

  function openEarlier({ conversation_id: id, visitor_token: token }: EarlierConversation) {
    store.update({ sheet: undefined, notice: undefined });
    writing.forgetFiles();
    conversation.exchange({ id, token, renewedAt: Date.now() });
  }

  function restart() {
    writing.forgetFiles();
    conversation.leave();
    store.update({ notice: undefined, sheet: undefined, formProblem: undefined });
  }

  /** Another tab may have gone to another conversation; files that were put up for the one before are not for that one. */
  function follow() {
    const before = store.get().key?.id;
    conversation.take();
    if (before && store.get().key?.id !== before) writing.forgetFiles();
  }

  function hearOtherTab(name: string) {
    if (conversation.isKeptAs(name)) follow();
    if (context.outbox.holds(name)) sending.showOutbox();
    if (name === 'seen') store.update({ seen: shelf.get('seen') });
    if (name === 'draft' && !document.hasFocus()) store.update({ draft: shelf.get('draft') ?? '' });
  }

  /** @returns what ends it */
  function start() {
    const onVisible = () => {
      presence.read();
      learn();
      conversation.renew();
    };
    const onHide = () => conversation.setAway(true);
    const onShow = () => conversation.setAway(false);
    const clock = setInterval(conversation.renew, HOUR);
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
      clearInterval(clock);
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
    /** Leaves nothing of this visitor behind. */
    forget() {
      // What is under way must not keep it again.
      store.update({ key: undefined });
      shelf.clear();
      tab.clear();
    },
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
      return key && file ? { name: file.name, blob: asFile(await stubborn(() => hub.download(key, file), 3)) } : undefined;
    },
  };
}

/** Opened by mistake, it must not be a page of this site. */
const asFile = (blob: Blob) => new Blob([blob], { type: 'application/octet-stream' });
