import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Chat } from '../chat/chat';
import type { ChatState } from '../chat/state';

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat & { state: ChatState } {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('There is no chat around this.');
  return { ...chat, state: chat.store.get() };
}

/** Draws anew with each change of the chat. */
export function useChanges(chat: Chat) {
  const [, draw] = useState({});
  useEffect(() => chat.store.subscribe(() => draw({})), [chat]);
}
