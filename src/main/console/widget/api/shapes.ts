/** What the hub says to customers: the part of its contract that the widget speaks. */
export type Stage = 'RECEIVED' | 'WRITING' | 'CHECKING' | 'WAITING' | 'WITH_PERSON' | 'ANSWERED' | 'RESOLVED';

export type Status = 'OPEN' | 'ANSWERING' | 'AWAITING_APPROVAL' | 'WITH_AGENT' | 'ANSWERED' | 'RESOLVED';

export interface Progress {
  stage: Stage;
  place?: number;
  minutes?: number;
  person?: string;
  opens_at?: string;
}

/** Opens at its address, or shows its passage, when the hub tells one of them. */
export interface Source {
  number: number;
  title: string;
  url?: string;
  passage?: string;
}

export interface Attachment {
  id: string;
  name: string;
  size: number;
  note?: string;
}

export interface Message {
  id: string;
  author: 'CUSTOMER' | 'ASSISTANT' | 'AGENT' | 'HUB' | 'BOT';
  author_name?: string;
  text: string;
  created_at: string;
  sources: Source[];
  attachments?: Attachment[];
  turn_id?: string;
  feedback?: { helpful: boolean } | undefined;
}

export interface Conversation {
  id: string;
  status: Status;
  progress?: Progress;
  messages: Message[];
  answers_by_email: boolean;
  email?: string;
  rating?: number | { score: number };
  read_by_them?: string;
}

export interface Started {
  conversation_id: string;
  message_id: string;
  visitor_token: string;
  status: Status;
  answers_by_email: boolean;
}

export interface FormField {
  field: string;
  label: string;
  required: boolean;
}

export interface ChatInfo {
  name: string;
  open: boolean;
  opens_at?: string;
  form: FormField[];
  max_attachment_bytes: number;
  history: boolean;
}

export interface EarlierConversation {
  conversation_id: string;
  visitor_token: string;
  status: Status;
  started_at: string;
  last_at: string;
  last_text: string;
}

/** Whom the site knows its visitor to be; `hmac` is made by the site's server. */
export interface Identity {
  user_id: string;
  hmac: string;
  email?: string;
  name?: string;
}

/** One event of a conversation; those without an id are not repeated. */
export interface Happening {
  id?: string;
  name: string;
  data: Record<string, unknown>;
}
